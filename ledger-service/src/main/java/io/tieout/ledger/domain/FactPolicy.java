package io.tieout.ledger.domain;

import io.tieout.event.SourceRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How one kind of fact books: by whose word, and by which rows each of its parts.
///
/// It exists only when its rows are complete and unambiguous, and the parts of an event always balance together.
///
/// @param bookedBy roles whose word books. More than one only where a fact happens in exactly one of them, such as a
///     refund in its channel
public record FactPolicy(BookableFact fact, Set<SourceRole> bookedBy, Map<FactPart, PartPolicy> parts) {

    public FactPolicy {
        bookedBy = Set.copyOf(bookedBy);
        parts = Map.copyOf(parts);
        requireAllThatBalanceTogether(fact, parts);
        for (SourceRole role : bookedBy) {
            requireComplete(role, parts);
        }
    }

    boolean isBookedBy(SourceRole role) {
        return bookedBy.contains(role);
    }

    @Nullable
    PartPolicy part(FactPart part) {
        return parts.get(part);
    }

    private static boolean dependsOnOthers(FactPart part) {
        return part.shape().surplus().stream().anyMatch(share -> share != 0);
    }

    private static void requireAllThatBalanceTogether(BookableFact fact, Map<FactPart, PartPolicy> parts) {
        for (FactPart part : fact.parts()) {
            if (dependsOnOthers(part) && !parts.containsKey(part)) {
                throw new IllegalArgumentException(
                        fact.factType() + " needs rows for " + part.section() + ", without which it does not balance");
            }
        }
    }

    /// Parts that balance together must be booked together: where one books nothing, none may book.
    private static void requireComplete(SourceRole role, Map<FactPart, PartPolicy> parts) {
        Map<FactPart, Map<Map<String, String>, Boolean>> booked = new TreeMap<>();
        parts.forEach((part, policy) -> booked.put(part, policy.requireComplete(role)));
        booked.keySet().removeIf(part -> !dependsOnOthers(part));
        booked.forEach((one, outcomes) -> booked.forEach((other, others) ->
                outcomes.forEach((codes, isBooked) -> others.forEach((otherCodes, isOtherBooked) -> {
                    if (agree(codes, otherCodes) && !isBooked.equals(isOtherBooked)) {
                        throw new IllegalArgumentException(one.fact().factType() + " of role " + role.code() + " with "
                                + codes + " books " + name(isBooked ? one : other) + " and not "
                                + name(isBooked ? other : one) + "; they balance only together");
                    }
                }))));
    }

    private static String name(FactPart part) {
        return part.section().isEmpty() ? "the whole" : part.section();
    }

    /// Whether both can be of one event. Tenders and items are chosen anew for each line.
    private static boolean agree(Map<String, String> codes, Map<String, String> others) {
        Map<String, String> shared = new HashMap<>(codes);
        shared.keySet().retainAll(others.keySet());
        shared.keySet().removeAll(List.of("tender", "item"));
        return shared.entrySet().stream().allMatch(code -> code.getValue().equals(others.get(code.getKey())));
    }
}
