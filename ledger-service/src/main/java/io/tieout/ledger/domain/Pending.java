package io.tieout.ledger.domain;

import io.tieout.event.Money;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A part of an event whose amount follows from a value of the books that the event does not say: what the goods cost,
/// or at which rate foreign money was held.
///
/// @param ordinal tells the pending parts of one event apart
/// @param key the value it needs
/// @param at as of when
/// @param of how much is valued: so many pieces, or so much foreign money in minor units
/// @param less what is subtracted from the valued amount, in the currency of the value; null is nothing
public record Pending(
        FactPart part,
        int ordinal,
        ValueKey key,
        Instant at,
        long of,
        @Nullable Money less,
        Map<String, String> codes,
        Map<SubKey, String> keys) {

    public Pending {
        codes = Map.copyOf(codes);
        keys = Map.copyOf(keys);
    }

    /// What is to be booked once the value is known; null where it cannot be applied, being of another currency.
    @Nullable
    Claim claim(BookValue value) {
        Money valued = value.of(of);
        if (less != null && !less.currency().equals(valued.currency())) {
            return null;
        }
        return Claim.of(part, codes, keys, less == null ? valued : valued.minus(less));
    }
}
