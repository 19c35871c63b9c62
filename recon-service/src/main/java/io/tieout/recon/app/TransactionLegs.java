package io.tieout.recon.app;

import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import java.util.List;
import java.util.UUID;

/// A transaction with all its legs, or with some of them when there are more than any rule examines.
public record TransactionLegs(String tenant, UUID transactionId, List<Leg> legs) {

    public TransactionLegs {
        legs = List.copyOf(legs);
    }

    /// Whether there are more legs than a rule examines.
    public boolean isOverLimitOf(Rule rule) {
        return legs.size() > rule.terms().legsMax();
    }
}
