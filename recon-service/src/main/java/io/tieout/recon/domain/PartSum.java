package io.tieout.recon.domain;

import io.tieout.event.Money;
import java.util.List;
import java.util.UUID;

/// What the parts of a record come to in one currency.
///
/// @param count of the parts
/// @param first event ids of the first of them, at most [#EVIDENCE_MAX]
public record PartSum(Money amount, long count, List<UUID> first) {

    /// Parts of which one break has the events; the rest is under its reference.
    public static final int EVIDENCE_MAX = 200;

    public PartSum {
        first = List.copyOf(first);
    }
}
