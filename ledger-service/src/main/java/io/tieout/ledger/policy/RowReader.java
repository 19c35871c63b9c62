package io.tieout.ledger.policy;

import io.tieout.event.EntrySide;
import io.tieout.event.SourceRole;
import io.tieout.ledger.domain.Account;
import io.tieout.ledger.domain.AmountTerm;
import io.tieout.ledger.domain.BookableFact;
import io.tieout.ledger.domain.PostingRule;
import io.tieout.ledger.domain.TemplateLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the rows of one fact of a policy file.
record RowReader(BookableFact fact, Set<SourceRole> bookedBy, Map<String, Account> accounts) {

    List<PostingRule> read(YamlNode rows) {
        return rows.items().stream().map(this::row).toList();
    }

    private PostingRule row(YamlNode node) {
        Map<String, YamlNode> fields = node.fields("row", "roles", "when", "takesBack", "books", "debit", "credit");
        YamlNode when = fields.get("when");
        YamlNode takesBack = fields.get("takesBack");
        List<TemplateLine> lines = lines(node, fields);
        return node.checked(() -> new PostingRule(
                node.required(fields, "row").text(),
                roles(fields.get("roles")),
                when == null ? Map.of() : conditions(when),
                lines,
                takesBack == null ? null : transition(takesBack)));
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
        when.fields(fact.codes().keySet().toArray(String[]::new)).forEach((code, values) -> {
            Set<String> known = fact.codes().getOrDefault(code, Set.of());
            for (YamlNode value : values.items()) {
                if (!known.contains(value.text())) {
                    throw value.refuse("unknown " + code + " " + value.text() + "; use one of " + known);
                }
            }
            conditions.put(code, values.texts());
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
        List<TemplateLine> lines = new ArrayList<>();
        addLines(lines, EntrySide.DEBIT, node.required(fields, "debit"));
        addLines(lines, EntrySide.CREDIT, node.required(fields, "credit"));
        return lines;
    }

    private void addLines(List<TemplateLine> lines, EntrySide side, YamlNode node) {
        node.fields().forEach((code, amount) -> {
            Account account = accounts.get(code);
            if (account == null) {
                throw amount.refuse("unknown account " + code);
            }
            lines.add(new TemplateLine(side, account, amount.code(AmountTerm.class, "amount")));
        });
    }

    private String transition(YamlNode node) {
        if (!fact.transitions().contains(node.text())) {
            throw node.refuse("a " + fact.factType() + " has no transition " + node.text() + " to take back");
        }
        return node.text();
    }
}
