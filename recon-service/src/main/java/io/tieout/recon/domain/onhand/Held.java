package io.tieout.recon.domain.onhand;

import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import java.time.Instant;

/// What somebody says is on hand: a statement or an approved count.
///
/// @param leg the statement, or the approval of the count
/// @param moved up to then, since some instant that is the same for all of a place; with what was adjusted
///     for this count later
public record Held(Leg leg, Spot spot, boolean isCount, Instant asOf, long units, Moved moved) {

    /// What no movement explains. It is the same wherever nothing is lost.
    public long level() {
        return Math.subtractExact(units, moved.effect());
    }

    /// A count is named by its own system, as its sheet or by itself.
    String key() {
        return isCount
                ? leg.ownReference(ReferenceType.ERP_DOCUMENT).toString()
                : "balance:" + leg.envelope().source() + ":" + spot + "@" + asOf;
    }
}
