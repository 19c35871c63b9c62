package io.tieout.ledger.domain;

import io.tieout.event.SourceRole;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// How one part of a fact books: by which rows, and what becomes of codes no row knows.
///
/// It exists only when exactly one row decides every combination of known codes, and suspense decides the others.
///
/// @param suspense rows for what `rules` leave undecided
public record PartPolicy(FactPart part, Set<SourceRole> bookedBy, List<PostingRule> rules, List<PostingRule> suspense) {

    /// A row, and the codes for which it was the last resort.
    record Decision(PostingRule rule, List<String> unknown) {}

    public PartPolicy {
        bookedBy = Set.copyOf(bookedBy);
        rules = theMoreParticularFirst(part, rules);
        suspense = theMoreParticularFirst(part, suspense);
        rules.forEach(rule -> rule.requireBalanced(part.shape()));
        suspense.forEach(rule -> rule.requireBalanced(part.shape()));
        requireUnambiguous(part, rules);
        requireUnambiguous(part, suspense);
    }

    Decision decide(SourceRole role, Map<String, String> codes, Map<String, String> options) {
        Optional<PostingRule> rule = firstOf(rules, role, codes, options);
        if (rule.isPresent()) {
            return new Decision(rule.get(), List.of());
        }
        PostingRule undecided = firstOf(suspense, role, codes, options)
                .orElseThrow(() -> new IllegalStateException("a policy decides every code; see requireComplete"));
        return new Decision(undecided, unknown(codes));
    }

    private List<String> unknown(Map<String, String> codes) {
        List<String> open = new ArrayList<>();
        for (Code code : part.codes()) {
            if (code.isOpen()) {
                open.add(code.name() + ":" + codes.get(code.name()));
            }
        }
        if (open.isEmpty()) {
            part.codes().forEach(code -> open.add(code.name() + ":" + codes.get(code.name())));
        }
        return open;
    }

    /// A vendor's word that a row names comes before the rows that do not ask for the word.
    private static List<PostingRule> theMoreParticularFirst(FactPart part, List<PostingRule> rules) {
        return rules.stream()
                .sorted(Comparator.comparingInt(
                                (PostingRule rule) -> words(part, rule).size())
                        .reversed())
                .toList();
    }

    private static Set<String> words(FactPart part, PostingRule rule) {
        Set<String> words = new LinkedHashSet<>();
        for (Code code : part.codes()) {
            if (code.known().isEmpty() && rule.when().containsKey(code.name())) {
                words.add(code.name());
            }
        }
        return words;
    }

    private static Optional<PostingRule> firstOf(
            List<PostingRule> rules, SourceRole role, Map<String, String> codes, Map<String, String> options) {
        for (PostingRule rule : rules) {
            if (rule.holds(role, codes, options)) {
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    private static void requireUnambiguous(FactPart part, List<PostingRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (int j = i + 1; j < rules.size(); j++) {
                PostingRule one = rules.get(i);
                PostingRule other = rules.get(j);
                if (words(part, one).equals(words(part, other)) && one.overlaps(other)) {
                    throw new IllegalArgumentException(
                            "rows " + one.row() + " and " + other.row() + " hold for the same event");
                }
            }
        }
    }

    /// Refuses what has no row. Returns, for each combination of codes and options, whether something is booked.
    ///
    /// @param mayBook whether the word of `role` can book events with these codes; for others it needs no row
    Map<Map<String, String>, Boolean> requireComplete(SourceRole role, Predicate<Map<String, String>> mayBook) {
        Map<Map<String, String>, Boolean> booked = new LinkedHashMap<>();
        for (Map<String, String> combination : combinations()) {
            if (!mayBook.test(combination)) {
                continue;
            }
            PostingRule rule = firstOf(rules, role, combination, Map.of())
                    .or(() -> firstOf(suspense, role, combination, Map.of())
                            .filter(last -> !last.lines().isEmpty()))
                    .orElseThrow(() -> new IllegalArgumentException(part.fact().factType()
                            + (part.section().isEmpty() ? "" : " " + part.section()) + " of role " + role.code()
                            + " with " + combination + " has no row and no suspense row; ? is any unknown value"));
            booked.put(combination, !rule.lines().isEmpty());
        }
        return booked;
    }

    private List<Map<String, String>> combinations() {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        for (Code code : part.codes()) {
            Set<String> known = new LinkedHashSet<>(code.known());
            if (code.isOpen()) {
                known.addAll(asked(code.name()));
                known.add(FactPart.UNKNOWN);
            }
            values.put(code.name(), known);
        }
        for (PolicyOption option : PolicyOption.values()) {
            if (!asked(option.code()).isEmpty()) {
                values.put(option.code(), option.choices());
            }
        }
        return Combinations.of(values);
    }

    private Set<String> asked(String name) {
        Set<String> asked = new LinkedHashSet<>();
        rules.forEach(rule -> asked.addAll(rule.when().getOrDefault(name, Set.of())));
        suspense.forEach(rule -> asked.addAll(rule.when().getOrDefault(name, Set.of())));
        return asked;
    }
}
