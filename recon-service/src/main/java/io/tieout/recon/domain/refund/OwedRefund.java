package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.RefundStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the books owe for a refund at the end of a day: promised and not paid. Paid and not promised is negative.
///
/// @param key of the item and of the break about it
/// @param isNotDue whether whoever pays it still has time
/// @param isSettledSince whether it was open then and is not any more
/// @param events that tell of it
public record OwedRefund(String key, Money open, boolean isNotDue, boolean isSettledSince, Set<UUID> events) {

    public OwedRefund {
        events = Set.copyOf(events);
    }

    /// Of every refund among the legs of a transaction, in the books of one legal entity, each that is not settled.
    public static List<OwedRefund> of(RefundRule rule, List<Leg> legs, String entity, LocalDate asOf, Instant now) {
        List<OwedRefund> owed = new ArrayList<>();
        for (Refund refund : Ties.of(rule, Leg.inOrder(legs))) {
            Money open = promised(rule, refund, asOf).minus(paid(refund, asOf));
            if (!open.isZero() && refund.envelope().entity().equals(entity)) {
                owed.add(new OwedRefund(
                        refund.key().toString(),
                        open,
                        isNotDue(rule, refund, now),
                        promised(rule, refund, LocalDate.MAX).equals(paid(refund, LocalDate.MAX)),
                        refund.legs().stream().map(Leg::eventId).collect(Collectors.toSet())));
            }
        }
        return owed;
    }

    /// What goes back in cash is paid at once, out of the till.
    private static Money promised(RefundRule rule, Refund refund, LocalDate asOf) {
        Issued issued = refund.issued();
        Leg cancellation = issued == null ? null : issued.cancellation();
        boolean isTaken = cancellation != null && !isAfter(cancellation, asOf);
        boolean isPayable =
                issued != null && rule.expect().awaitsProcessor(issued.promise().tender());
        return issued == null || !isPayable || isTaken || isAfter(issued.leg(), asOf)
                ? Money.zero(refund.currency())
                : issued.face();
    }

    private static Money paid(Refund refund, LocalDate asOf) {
        return refund.sum(refund.processed().stream()
                .filter(attempt -> attempt.status() == RefundStatus.APPROVED && !isAfter(attempt.leg(), asOf))
                .map(Processed::amount));
    }

    private static boolean isAfter(Leg leg, LocalDate asOf) {
        return leg.envelope().businessDate().isAfter(asOf);
    }

    private static boolean isNotDue(RefundRule rule, Refund refund, Instant now) {
        Dues dues = Dues.of(rule, refund);
        return Stream.of(dues.processor(), dues.processorFinal(), dues.source())
                .filter(Objects::nonNull)
                .anyMatch(due -> due.isAfter(now));
    }
}
