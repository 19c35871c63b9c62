package io.tieout.recon.domain.refund;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.pair.Face;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.Terms;
import io.tieout.reconcile.domain.PairTerms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The refund rule as one of those in force.
public record Refunds(RefundRule rule) implements Rule {

    @Override
    public Terms terms() {
        return new Terms(rule.id(), rule.version(), rule.severity(), rule.calendar(), rule.legsMax());
    }

    @Override
    public boolean compares(Leg leg) {
        for (Side side : Side.values()) {
            if (side != Side.LOG && rule.speaksFor(side, leg.event())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return RefundFold.of(rule, legs, at);
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return TiedRefund.of(rule, legs);
    }

    @Override
    public @Nullable PairTerms pairs() {
        return rule.pairs();
    }

    @Override
    public @Nullable Face faceOf(MatchItem item, Finding finding, List<Leg> legs) {
        return new Loose(rule, finding, legs).face(item);
    }

    /// A refund that was told before the document is due by then.
    @Override
    public Instant claimableAt(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> leg.event() instanceof ErpEntryPosted)
                .map(leg -> rule.expect()
                        .target()
                        .dueAfter(
                                leg.occurredAt(),
                                leg.envelope().businessDate(),
                                rule.calendar(),
                                rule.calendar().zoneOf(leg.envelope().entity())))
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
    }
}
