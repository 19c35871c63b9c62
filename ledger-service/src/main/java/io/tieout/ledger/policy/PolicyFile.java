package io.tieout.ledger.policy;

import io.tieout.event.SourceRole;
import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.BookableFact;
import io.tieout.ledger.domain.FactPolicy;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.domain.SubKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a posting policy. What it returns is complete and balanced; anything else is refused with the line.
///
/// docs/reference/ledger-service.md describes the format.
public final class PolicyFile {

    private static final int ALIASES_MAX = 0;

    private PolicyFile() {}

    /// Reads a policy from a file or, where there is none of that name, from the class path.
    public static PostingPolicy of(String name) {
        Path path = Path.of(name);
        if (!Files.isRegularFile(path)) {
            return ofResource(name);
        }
        try (Reader file = Files.newBufferedReader(path)) {
            return read(name, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// Reads a policy from the class path, such as `policies/retail-default.yaml`.
    public static PostingPolicy ofResource(String name) {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (InputStream input = loader.getResourceAsStream(name)) {
            if (input == null) {
                throw new PolicyRefused(name, 0, "there is no such file on the class path", null);
            }
            return read(name, new InputStreamReader(input, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static PostingPolicy ofText(String name, String yaml) {
        return read(name, new StringReader(yaml));
    }

    private static PostingPolicy read(String file, Reader yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES_MAX);
        Node root;
        try {
            root = new Yaml(new SafeConstructor(options)).compose(yaml);
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 0
                    : malformed.getProblemMark().getLine() + 1;
            throw new PolicyRefused(file, line, "is not YAML: " + malformed.getProblem(), malformed);
        }
        if (root == null) {
            throw new PolicyRefused(file, 1, "is empty", null);
        }
        return policy(new YamlNode(file, root));
    }

    private static PostingPolicy policy(YamlNode root) {
        Map<String, YamlNode> fields = root.fields("policy", "version", "accounts", "facts");
        SortedMap<String, Account> accounts = accounts(root.required(fields, "accounts"));
        Map<BookableFact, FactPolicy> facts = facts(root.required(fields, "facts"), accounts);
        return new PostingPolicy(
                root.required(fields, "policy").text(), version(root.required(fields, "version")), accounts, facts);
    }

    private static int version(YamlNode node) {
        try {
            return Integer.parseInt(node.text());
        } catch (NumberFormatException malformed) {
            throw node.refuse("version is a whole number, not " + node.text());
        }
    }

    private static SortedMap<String, Account> accounts(YamlNode node) {
        SortedMap<String, Account> accounts = new TreeMap<>();
        node.fields().forEach((code, account) -> {
            Map<String, YamlNode> fields = account.fields("name", "subKey");
            YamlNode subKey = fields.get("subKey");
            accounts.put(
                    code,
                    new Account(
                            code,
                            account.required(fields, "name").text(),
                            subKey == null
                                    ? java.util.List.of()
                                    : subKey.items().stream()
                                            .map(key -> key.code(SubKey.class, "sub-key"))
                                            .toList()));
        });
        return accounts;
    }

    private static Map<BookableFact, FactPolicy> facts(YamlNode node, SortedMap<String, Account> accounts) {
        Map<BookableFact, FactPolicy> facts = new EnumMap<>(BookableFact.class);
        node.fields().forEach((factType, fact) -> {
            BookableFact bookable = BookableFact.find(factType)
                    .orElseThrow(() -> fact.refuse(factType + " is never booked by a policy"));
            Map<String, YamlNode> fields = fact.fields("bookedBy", "rows", "suspense");
            Set<SourceRole> roles = roles(fact.required(fields, "bookedBy"));
            RowReader rows = new RowReader(bookable, roles, accounts);
            facts.put(
                    bookable,
                    fact.checked(() -> new FactPolicy(
                            bookable,
                            roles,
                            rows.read(fact.required(fields, "rows")),
                            rows.read(fact.required(fields, "suspense")))));
        });
        return facts;
    }

    static Set<SourceRole> roles(YamlNode node) {
        Set<SourceRole> roles = new LinkedHashSet<>();
        node.items().forEach(role -> roles.add(role.code(SourceRole.class, "role")));
        return roles;
    }
}
