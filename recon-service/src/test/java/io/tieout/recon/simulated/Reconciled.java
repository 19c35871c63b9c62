package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakBook;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.refund.RefundFold;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One transaction that is folded whenever something of it is told or becomes due, as recon folds it, so that what is
/// found in between is found here too.
final class Reconciled {

    /// After the last word about a transaction, so that everything of it is due.
    private static final Duration WATCHED = Duration.ofDays(30);

    private final RefundRule rule;
    private final UUID id;
    private final List<Leg> heard = new ArrayList<>();
    private final Map<UUID, Break> breaks = new LinkedHashMap<>();
    private @Nullable Instant dueAt;

    private Reconciled(RefundRule rule, UUID id) {
        this.rule = rule;
        this.id = id;
    }

    /// The breaks of one transaction in the end, those that are over among them.
    static List<Break> breaksOf(RefundRule rule, List<Leg> legs) {
        if (legs.stream()
                .noneMatch(leg ->
                        rule.speaksFor(Side.SOURCE, leg.event()) || rule.speaksFor(Side.PROCESSOR, leg.event()))) {
            return List.of();
        }
        Reconciled reconciled = new Reconciled(rule, legs.getFirst().eventId());
        for (Leg leg : legs) {
            reconciled.sweepUntil(leg.recordedAt());
            reconciled.heard.add(leg);
            reconciled.fold(leg.recordedAt());
        }
        reconciled.sweepUntil(legs.getLast().recordedAt().plus(WATCHED));
        return List.copyOf(reconciled.breaks.values());
    }

    private void sweepUntil(Instant end) {
        for (Instant due = dueAt; due != null && !due.isAfter(end); due = dueAt) {
            fold(due);
        }
    }

    private void fold(Instant now) {
        Fold fold = RefundFold.of(rule, heard, now);
        assertThat(fold.items())
                .allSatisfy(item ->
                        assertThat(item.residual().isZero()).as(item.key()).isTrue());
        new BreakBook(new Refunds(rule).terms(), "simulated", id, now)
                .after(fold.findings(), List.copyOf(breaks.values()))
                .changed()
                .forEach(each -> breaks.put(each.id(), each));
        dueAt = fold.nextDueAt();
    }
}
