package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one leg adds to a sum that is kept, so that a fold need not read the leg.
///
/// @param record whose sum it is; the unit of folding
/// @param sum which of its sums
/// @param amount with its sign
/// @param isTimed whether the sum is also asked for as it was at some instant
/// @param serial its number among the parts of the sum; null where they have none
public record Part(
        Reference record,
        UUID sum,
        Money amount,
        boolean isTimed,
        @Nullable Serial serial) {

    /// Without a number.
    public Part(Reference record, UUID sum, Money amount, boolean isTimed) {
        this(record, sum, amount, isTimed, null);
    }
}
