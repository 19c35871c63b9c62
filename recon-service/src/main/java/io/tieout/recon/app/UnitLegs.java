package io.tieout.recon.app;

import io.tieout.event.Reference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.OverLimit;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.period.ClosedPeriods;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What is folded at once, with all its legs, or with some of them when there are more than any rule examines.
///
/// @param id of the transaction, or made of the reference
/// @param key the reference by which it is folded; null for a transaction
/// @param correlationId the ledger's, for display: the transaction's, or that of the first of the legs; null without
/// any
/// @param sums of its parts, which are not among the legs
public record UnitLegs(
        String tenant,
        UUID id,
        @Nullable Reference key,
        @Nullable UUID correlationId,
        List<Leg> legs,
        Sums sums) {

    public UnitLegs {
        legs = List.copyOf(legs);
    }

    /// Without parts.
    public UnitLegs(String tenant, UUID id, @Nullable Reference key, @Nullable UUID correlationId, List<Leg> legs) {
        this(tenant, id, key, correlationId, legs, Sums.NONE);
    }

    /// A transaction of the ledger.
    public UnitLegs(String tenant, UUID transactionId, List<Leg> legs) {
        this(tenant, transactionId, null, transactionId, legs);
    }

    /// Whether it is any of the rule's business.
    public boolean concerns(Rule rule) {
        return rule.unit() == (key == null ? Unit.TRANSACTION : Unit.REFERENCE)
                && (key == null || rule.folds(key))
                && legs.stream().anyMatch(rule::compares);
    }

    /// With where each leg belongs by these periods.
    public UnitLegs placed(ClosedPeriods periods) {
        return periods.isNone()
                ? this
                : new UnitLegs(
                        tenant,
                        id,
                        key,
                        correlationId,
                        legs.stream().map(periods::place).toList(),
                        sums);
    }

    public UnitLegs with(Sums ofParts) {
        return new UnitLegs(tenant, id, key, correlationId, legs, ofParts);
    }

    /// With legs that are not its own, which a rule wants besides.
    public UnitLegs withMore(List<Leg> more) {
        return more.isEmpty()
                ? this
                : new UnitLegs(
                        tenant,
                        id,
                        key,
                        correlationId,
                        Stream.concat(legs.stream(), more.stream()).toList(),
                        sums);
    }

    /// The key of the break that says that there are too many legs.
    String overLimitKey() {
        return key == null ? OverLimit.keyOf(id) : OverLimit.keyOf(key);
    }
}
