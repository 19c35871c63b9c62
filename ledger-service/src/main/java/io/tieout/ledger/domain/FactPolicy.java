package io.tieout.ledger.domain;

import io.tieout.event.Envelope;
import io.tieout.event.SourceRole;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How one kind of fact books: by whose word, and by which rows each of its parts.
///
/// It exists only when its rows are complete and unambiguous, and the parts of an event always balance together.
///
/// @param bookedBy whose word books
public record FactPolicy(BookableFact fact, BookingRoles bookedBy, Map<FactPart, PartPolicy> parts) {

    public FactPolicy {
        parts = Map.copyOf(parts);
        bookedBy.requireCompleteFor(fact);
        requireAllThatBalanceTogether(fact, parts);
        for (SourceRole role : bookedBy.roles()) {
            requireComplete(role, bookedBy, parts);
        }
    }

    /// Whether an event books whose parts have these codes.
    boolean isBooked(Envelope envelope, Map<String, String> codes) {
        return bookedBy.books(envelope.role(), envelope.registered(), codes);
    }

    /// Whether a row books on that account.
    public boolean uses(String account) {
        return parts.values().stream()
                .flatMap(part -> Stream.concat(part.rules().stream(), part.suspense().stream()))
                .flatMap(rule -> rule.lines().stream())
                .anyMatch(line -> line.account().code().equals(account));
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
    private static void requireComplete(SourceRole role, BookingRoles bookedBy, Map<FactPart, PartPolicy> parts) {
        Map<FactPart, Map<Map<String, String>, Boolean>> booked = new TreeMap<>();
        parts.forEach((part, policy) ->
                booked.put(part, policy.requireComplete(role, codes -> bookedBy.mayBook(role, codes))));
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
