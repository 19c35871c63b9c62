package io.tieout.recon.domain.refund;

import io.tieout.event.RefundStatus;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// When each side's word was due; null where none is awaited.
///
/// @param processorFinal when a pending processor must have decided
/// @param source of what no source has told yet
/// @param sourceLate when the source, which spoke later, ought to have spoken
record Dues(
        @Nullable Instant target,
        @Nullable Instant processor,
        @Nullable Instant processorFinal,
        @Nullable Instant source,
        @Nullable Instant sourceLate) {

    static Dues of(RefundRule rule, Refund refund) {
        Clock clock = new Clock(rule, refund);
        Instant processorFinal = clock.processorFinal();
        return new Dues(
                clock.target(processorFinal), clock.processor(), processorFinal, clock.source(), clock.sourceLate());
    }

    /// Whether an instant has come; what is due at this very instant is overdue.
    static boolean isPast(@Nullable Instant due, Instant now) {
        return due != null && !now.isBefore(due);
    }

    private record Clock(RefundRule rule, Refund refund) {

        private Instant after(Leg leg, Allowance allowance) {
            return allowance.dueAfter(
                    leg.occurredAt(),
                    leg.envelope().businessDate(),
                    rule.calendar(),
                    rule.calendar().zoneOf(leg.envelope().entity()));
        }

        @Nullable
        Instant processorFinal() {
            if (refund.status() != ItemStatus.PENDING) {
                return null;
            }
            return refund.attempts().stream()
                    .map(Processed::pending)
                    .filter(Objects::nonNull)
                    .map(leg -> after(leg, rule.expect().processorFinal()))
                    .min(Comparator.naturalOrder())
                    .orElse(null);
        }

        /// Not before a pending processor has decided; then the clock starts anew, if it would have run out.
        @Nullable
        Instant target(@Nullable Instant processorFinal) {
            Issued issued = refund.issued();
            if (issued == null || !issued.hasDocument()) {
                return null;
            }
            Leg cancellation = issued.cancellation();
            if (cancellation != null) {
                return after(cancellation, rule.expect().target());
            }
            Instant normal = after(issued.leg(), rule.expect().target());
            if (processorFinal != null) {
                return normal.isAfter(processorFinal) ? normal : processorFinal;
            }
            return refund.processed().stream()
                    .filter(attempt -> attempt.status() == RefundStatus.APPROVED && attempt.pending() != null)
                    .map(Processed::leg)
                    .filter(approval -> approval.occurredAt().isAfter(normal))
                    .map(approval -> after(approval, rule.expect().target()))
                    .min(Comparator.naturalOrder())
                    .orElse(normal);
        }

        @Nullable
        Instant processor() {
            Issued issued = refund.issued();
            return issued != null
                            && refund.isOwed()
                            && rule.expect().awaitsProcessor(issued.promise().tender())
                    ? after(issued.leg(), rule.expect().processor())
                    : null;
        }

        @Nullable
        Instant source() {
            if (refund.issued() != null) {
                return null;
            }
            Leg first = refund.processed().isEmpty()
                    ? refund.leadingLeg()
                    : refund.processed().getFirst().first();
            return after(first, rule.expect().source());
        }

        /// Where another side spoke before the source could have made it.
        @Nullable
        Instant sourceLate() {
            Issued issued = refund.issued();
            if (issued == null) {
                return null;
            }
            return refund.othersFirst()
                    .map(first -> after(first, rule.expect().source()))
                    .filter(due -> due.isBefore(issued.at()))
                    .orElse(null);
        }
    }
}
