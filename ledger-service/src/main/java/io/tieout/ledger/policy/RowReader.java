package io.tieout.ledger.policy;

import io.tieout.event.EntrySide;
import io.tieout.event.SourceRole;
import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.FactPart;
import io.tieout.ledger.domain.LineEntity;
import io.tieout.ledger.domain.PartPolicy;
import io.tieout.ledger.domain.PostingRule;
import io.tieout.ledger.domain.SubKey;
import io.tieout.ledger.domain.TemplateLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one part of a fact of a policy file.
record RowReader(FactPart part, Set<SourceRole> bookedBy, Map<String, Account> accounts) {

    /// @param fields of `node`, of which `rows` and `suspense` are read
    PartPolicy part(YamlNode node, Map<String, YamlNode> fields) {
        List<PostingRule> rows = read(node.required(fields, "rows"));
        YamlNode suspense = fields.get("suspense");
        List<PostingRule> last = suspense == null ? List.of() : read(suspense);
        return node.checked(() -> new PartPolicy(part, bookedBy, rows, last));
    }

    private List<PostingRule> read(YamlNode rows) {
        return rows.items().stream().map(this::row).toList();
    }

    private PostingRule row(YamlNode node) {
        Map<String, YamlNode> fields = node.fields("row", "roles", "when", "takesBack", "books", "debit", "credit");
        YamlNode when = fields.get("when");
        YamlNode takesBack = fields.get("takesBack");
        List<TemplateLine> lines = lines(node, fields);
        PostingRule rule = new PostingRule(
                node.required(fields, "row").text(),
                roles(fields.get("roles")),
                when == null ? Map.of() : conditions(when),
                lines,
                takesBack == null ? null : transition(takesBack));
        return node.checked(() -> rule.balanced(part));
    }

    private Set<SourceRole> roles(@Nullable YamlNode node) {
        if (node == null) {
            return bookedBy;
        }
        Set<SourceRole> roles = PolicyFile.roles(node);
        if (!bookedBy.containsAll(roles)) {
            throw node.refuse("roles of a row must be among bookedBy");
        }
        return roles;
    }

    private Map<String, Set<String>> conditions(YamlNode when) {
        Map<String, Set<String>> conditions = new LinkedHashMap<>();
        when.fields(part.asks().toArray(String[]::new)).forEach((name, values) -> {
            for (YamlNode value : values.items()) {
                if (!part.allows(name, value.text())) {
                    throw value.refuse("unknown " + name + " " + value.text() + "; use one of " + part.choices(name));
                }
            }
            conditions.put(name, values.texts());
        });
        return conditions;
    }

    private List<TemplateLine> lines(YamlNode node, Map<String, YamlNode> fields) {
        YamlNode books = fields.get("books");
        if (books != null) {
            if (!books.text().equals("nothing") || fields.containsKey("debit") || fields.containsKey("credit")) {
                throw books.refuse("write books: nothing and no lines, or debit and credit and no books");
            }
            return List.of();
        }
        YamlNode debit = fields.get("debit");
        YamlNode credit = fields.get("credit");
        if (debit == null && credit == null) {
            throw node.refuse("a row needs debit or credit, or books: nothing");
        }
        List<TemplateLine> lines = new ArrayList<>();
        addLines(lines, EntrySide.DEBIT, debit);
        addLines(lines, EntrySide.CREDIT, credit);
        return lines;
    }

    private void addLines(List<TemplateLine> lines, EntrySide side, @Nullable YamlNode node) {
        if (node != null) {
            node.fields().forEach((code, line) -> lines.add(line(side, code, line)));
        }
    }

    /// `1200: net`, or `1200: {take: net, by: payout}`.
    private TemplateLine line(EntrySide side, String code, YamlNode node) {
        Account account = accounts.get(code);
        if (account == null) {
            throw node.refuse(
                    "unknown account " + code + "; use one of " + accounts.keySet() + ", or add it to accounts");
        }
        if (node.isText()) {
            return new TemplateLine(side, account, amount(node), null, LineEntity.OWN);
        }
        Map<String, YamlNode> fields = node.fields("take", "by", "in");
        YamlNode by = fields.get("by");
        YamlNode in = fields.get("in");
        return new TemplateLine(
                side,
                account,
                amount(node.required(fields, "take")),
                by == null ? null : by.code(SubKey.class, "sub-key"),
                in == null ? LineEntity.OWN : in.code(LineEntity.class, "legal entity"));
    }

    private List<Integer> amount(YamlNode node) {
        return part.shares(node.text())
                .orElseThrow(() ->
                        node.refuse("unknown amount " + node.text() + "; use one of " + new TreeSet<>(part.amounts())));
    }

    private String transition(YamlNode node) {
        if (!part.fact().transitions().contains(node.text())) {
            throw node.refuse("a " + part.fact().factType() + " has no transition " + node.text() + " to take back");
        }
        return node.text();
    }
}
