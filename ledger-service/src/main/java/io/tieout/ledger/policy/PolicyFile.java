package io.tieout.ledger.policy;

import io.tieout.event.Coded;
import io.tieout.event.SourceRole;
import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.BankPurpose;
import io.tieout.ledger.domain.BankWords;
import io.tieout.ledger.domain.BookableFact;
import io.tieout.ledger.domain.BookingRoles;
import io.tieout.ledger.domain.FactPart;
import io.tieout.ledger.domain.FactPolicy;
import io.tieout.ledger.domain.PartPolicy;
import io.tieout.ledger.domain.PolicyOption;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.domain.SubKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a posting policy. What it returns is complete and balanced; anything else is refused with the line.
///
/// docs/reference/ledger-service.md describes the format.
public final class PolicyFile {

    private static final int ALIASES_MAX = 0;

    /// Names stand in paths and on every entry.
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final String[] FIELDS = {
        "policy", "version", "effectiveFrom", "options", "entities", "bankLines", "settle", "accounts", "facts"
    };

    private PolicyFile() {}

    /// Reads a configured policy from a file or, where there is none of that name, from the class path.
    public static PostingPolicy of(String name) {
        return ofText(name, text(name));
    }

    /// Reads a policy from the class path, such as `policies/retail-default.yaml`.
    public static PostingPolicy ofResource(String name) {
        return ofText(name, resource(name));
    }

    /// Reads a policy that is at hand. `file` is what a refusal calls it.
    public static PostingPolicy ofText(String file, String yaml) {
        return policy(root(file, yaml));
    }

    /// Reads a version that is to follow others, so it must say from which business date on.
    ///
    /// @param taken the dates from which on other versions hold
    public static PostingPolicy ofVersion(String file, String yaml, Set<LocalDate> taken) {
        YamlNode root = root(file, yaml);
        YamlNode date = root.required(root.fields(FIELDS), "effectiveFrom");
        if (taken.contains(date(date))) {
            throw date.refuse("another version holds from " + date.text() + " on; choose another date");
        }
        return policy(root);
    }

    /// The text of a configured policy.
    public static String text(String name) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            return resource(name);
        }
        try {
            return Files.readString(path);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String resource(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream input = loader.getResourceAsStream(name)) {
            if (input == null) {
                throw new PolicyRefused(name, 0, "there is no such file on the class path", null);
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static YamlNode root(String file, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES_MAX);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(new StringReader(yaml));
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 0
                    : malformed.getProblemMark().getLine() + 1;
            throw new PolicyRefused(file, line, "is not YAML: " + malformed.getProblem(), malformed);
        } catch (YAMLException malformed) {
            throw new PolicyRefused(file, 1, "is not YAML: " + malformed.getMessage(), malformed);
        }
        if (root == null) {
            throw new PolicyRefused(file, 1, "is empty", null);
        }
        return new YamlNode(file, root);
    }

    private static PostingPolicy policy(YamlNode root) {
        Map<String, YamlNode> fields = root.fields(FIELDS);
        SortedMap<String, Account> accounts = accounts(root.required(fields, "accounts"));
        Map<BookableFact, FactPolicy> facts = facts(root.required(fields, "facts"), accounts);
        YamlNode effectiveFrom = fields.get("effectiveFrom");
        YamlNode settle = fields.get("settle");
        return new PostingPolicy(
                name(root.required(fields, "policy")),
                version(root.required(fields, "version")),
                effectiveFrom == null ? null : date(effectiveFrom),
                accounts,
                facts,
                options(fields.get("options")),
                entities(fields.get("entities")),
                bankWords(fields.get("bankLines")),
                settle == null ? null : SettleReader.read(settle, accounts, facts.values()));
    }

    private static Map<String, String> options(@Nullable YamlNode node) {
        Map<String, String> options = new LinkedHashMap<>();
        if (node != null) {
            node.fields().forEach((name, choice) -> options.put(name, choice(name, choice)));
        }
        return options;
    }

    private static String choice(String name, YamlNode choice) {
        PolicyOption option = PolicyOption.find(name).orElseThrow(() -> choice.refuse("there is no option " + name));
        if (!option.choices().contains(choice.text())) {
            throw choice.refuse(name + " is one of " + option.choices() + ", not " + choice.text());
        }
        return choice.text();
    }

    private static Map<String, Map<String, String>> entities(@Nullable YamlNode node) {
        Map<String, Map<String, String>> entities = new LinkedHashMap<>();
        if (node != null) {
            node.fields().forEach((entity, options) -> entities.put(entity, options(options)));
        }
        return entities;
    }

    private static BankWords bankWords(@Nullable YamlNode node) {
        Map<String, BankPurpose> words = new LinkedHashMap<>();
        if (node != null) {
            Map<String, YamlNode> fields = node.fields("payout", "deposit");
            fields.forEach((purpose, texts) ->
                    texts.texts().forEach(text -> words.put(text, Coded.of(BankPurpose.class, purpose))));
        }
        return new BankWords(words);
    }

    private static String name(YamlNode node) {
        if (!NAME.matcher(node.text()).matches()) {
            throw node.refuse("a policy's name is 1 to 64 of a-z, 0-9 and -, beginning with a letter or digit");
        }
        return node.text();
    }

    private static int version(YamlNode node) {
        try {
            int version = Integer.parseInt(node.text());
            if (version > 0) {
                return version;
            }
        } catch (NumberFormatException malformed) {
            throw node.refuse("version is a whole number, not " + node.text());
        }
        throw node.refuse("version is a whole number above zero, not " + node.text());
    }

    private static LocalDate date(YamlNode node) {
        return date(node, "effectiveFrom");
    }

    static LocalDate date(YamlNode node, String field) {
        try {
            return LocalDate.parse(node.text());
        } catch (DateTimeException malformed) {
            throw node.refuse(field + " is a business date such as 2027-01-01, not " + node.text());
        }
    }

    private static SortedMap<String, Account> accounts(YamlNode node) {
        SortedMap<String, Account> accounts = new TreeMap<>();
        node.fields().forEach((code, account) -> {
            Map<String, YamlNode> fields = account.fields("name", "subKey", "memo");
            YamlNode subKey = fields.get("subKey");
            YamlNode memo = fields.get("memo");
            accounts.put(
                    code,
                    new Account(
                            code,
                            account.required(fields, "name").text(),
                            subKey == null
                                    ? List.of()
                                    : subKey.items().stream()
                                            .map(key -> key.code(SubKey.class, "sub-key"))
                                            .toList(),
                            memo != null && memo.flag()));
        });
        return accounts;
    }

    private static Map<BookableFact, FactPolicy> facts(YamlNode node, SortedMap<String, Account> accounts) {
        Map<BookableFact, FactPolicy> facts = new EnumMap<>(BookableFact.class);
        node.fields().forEach((factType, fact) -> {
            BookableFact bookable = BookableFact.find(factType)
                    .orElseThrow(() -> fact.refuse(factType + " is never booked by a policy"));
            facts.put(bookable, fact(bookable, fact, accounts));
        });
        return facts;
    }

    /// The rows of the whole stand with the fact, those of a part under its name.
    private static FactPolicy fact(BookableFact bookable, YamlNode fact, SortedMap<String, Account> accounts) {
        Set<String> allowed = new LinkedHashSet<>(Set.of("bookedBy"));
        for (FactPart part : bookable.parts()) {
            allowed.addAll(
                    part.section().equals(FactPart.WHOLE) ? List.of("rows", "suspense") : List.of(part.section()));
        }
        Map<String, YamlNode> fields = fact.fields(allowed.toArray(String[]::new));
        BookingRoles booking = BookingReader.read(bookable, fact.required(fields, "bookedBy"));
        Set<SourceRole> roles = booking.roles();
        Map<FactPart, PartPolicy> parts = new EnumMap<>(FactPart.class);
        for (FactPart part : bookable.parts()) {
            RowReader reader = new RowReader(part, roles, accounts);
            YamlNode section = fields.get(part.section());
            if (part.section().equals(FactPart.WHOLE)) {
                parts.put(part, reader.part(fact, fields));
            } else if (section != null) {
                parts.put(part, reader.part(section, section.fields("rows", "suspense")));
            }
        }
        return fact.checked(() -> new FactPolicy(bookable, booking, parts));
    }

    static Set<SourceRole> roles(YamlNode node) {
        Set<SourceRole> roles = new LinkedHashSet<>();
        node.items().forEach(role -> roles.add(role.code(SourceRole.class, "role")));
        return roles;
    }
}
