package io.tieout.recon.app;

import io.tieout.recon.domain.Leg;
import java.util.List;
import java.util.UUID;

/// A transaction with all its legs, or with some of them when there are more than the rule examines.
public record TransactionLegs(String tenant, UUID transactionId, List<Leg> legs, boolean isOverLimit) {

    public TransactionLegs {
        legs = List.copyOf(legs);
    }
}
