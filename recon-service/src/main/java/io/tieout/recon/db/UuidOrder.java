package io.tieout.recon.db;

import java.util.Comparator;
import java.util.UUID;

/// The order of PostgreSQL's `uuid`: by its bytes, without sign. That of [UUID#compareTo(UUID)] has one, and that of
/// the text was the dearest step in sorting a batch.
final class UuidOrder {

    static final Comparator<UUID> BYTES = (one, other) -> {
        int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    };

    private UuidOrder() {}
}
