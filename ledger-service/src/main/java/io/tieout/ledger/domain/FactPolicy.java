package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.SourceRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How one kind of fact books: by whose word, by which rows, and what becomes of codes no row knows.
///
/// It exists only when exactly one row decides every combination of known codes, and suspense decides the others.
///
/// @param bookedBy roles whose word books. More than one only where a fact happens in exactly one of them, such as a
///     refund in its channel
/// @param suspense rows for what `rules` leave undecided
public record FactPolicy(
        BookableFact fact, Set<SourceRole> bookedBy, List<PostingRule> rules, List<PostingRule> suspense) {

    /// Stands for every value a vendor may send that is not in the list.
    private static final String UNKNOWN = "?";

    public FactPolicy {
        bookedBy = Set.copyOf(bookedBy);
        rules = List.copyOf(rules);
        suspense = List.copyOf(suspense);
        requireUnambiguous(rules);
        requireUnambiguous(suspense);
        requireComplete(fact, bookedBy, rules, suspense);
    }

    Posted post(String policy, BusinessEvent event, Claim claim) {
        SourceRole role = event.envelope().role();
        if (!bookedBy.contains(role) || claim.amount().isZero()) {
            return new Posted.Evidence();
        }
        Optional<PostingRule> rule = firstOf(rules, role, claim.codes());
        if (rule.isPresent()) {
            return rule.get().lines().isEmpty()
                    ? new Posted.Evidence()
                    : new Posted.Booked(rule.get().entryOf(policy, event, claim));
        }
        PostingRule undecided = firstOf(suspense, role, claim.codes())
                .orElseThrow(() -> new IllegalStateException("a policy decides every code; see requireComplete"));
        String code = fact.openCode() + ":" + claim.openCodeAsSent();
        return new Posted.Suspended(code, undecided.entryOf(policy, event, claim));
    }

    private static Optional<PostingRule> firstOf(List<PostingRule> rules, SourceRole role, Map<String, String> codes) {
        return rules.stream().filter(rule -> rule.holds(role, codes)).findFirst();
    }

    private static void requireUnambiguous(List<PostingRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                if (rules.get(i).overlaps(rules.get(j))) {
                    throw new IllegalArgumentException("rows " + rules.get(i).row() + " and "
                            + rules.get(j).row() + " hold for the same event");
                }
            }
        }
    }

    private static void requireComplete(
            BookableFact fact, Set<SourceRole> bookedBy, List<PostingRule> rules, List<PostingRule> suspense) {
        for (SourceRole role : bookedBy) {
            for (Map<String, String> codes : combinations(fact)) {
                if (firstOf(rules, role, codes).isEmpty()
                        && firstOf(suspense, role, codes)
                                .filter(rule -> !rule.lines().isEmpty())
                                .isEmpty()) {
                    throw new IllegalArgumentException(fact.factType() + " of role " + role.code() + " with " + codes
                            + " has no row and no suspense row; ? is any unknown value");
                }
            }
        }
    }

    private static List<Map<String, String>> combinations(BookableFact fact) {
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, Set<String>> code : fact.codes().entrySet()) {
            List<String> values = new ArrayList<>(code.getValue());
            if (code.getKey().equals(fact.openCode())) {
                values.add(UNKNOWN);
            }
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : values) {
                    Map<String, String> next = new HashMap<>(combination);
                    next.put(code.getKey(), value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
