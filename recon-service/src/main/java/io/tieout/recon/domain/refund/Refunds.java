package io.tieout.recon.domain.refund;

import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.List;

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
}
