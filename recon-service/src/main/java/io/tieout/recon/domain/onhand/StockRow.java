package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Sums;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One item at one location in a window: how much there was, what moved, how much there should be and is
/// said to be.
///
/// What a count found in the window is part of the variance, whether or not it was adjusted meanwhile; so
/// the variance is what the differences of the window come to, those within the tolerance too.
///
/// @param opening pieces of the last statement or count before the window, else of the first in it
/// @param since that
/// @param stated pieces of the last one in the window
/// @param cost of one piece then; null where none is known
public record StockRow(
        String entity,
        String sku,
        String location,
        long opening,
        Instant openingAt,
        Moved since,
        long expected,
        long stated,
        Instant statedAt,
        @Nullable Money cost) {

    /// Empty where nothing in the window is held against anything.
    public static Optional<StockRow> of(OnHandRule rule, List<Leg> legs, Sums sums, LocalDate from, LocalDate to) {
        @Nullable Held opening = null;
        List<Held> within = new ArrayList<>();
        for (Held held : Shelf.of(rule, legs, sums)) {
            LocalDate date = held.leg().envelope().businessDate();
            if (date.isBefore(from)) {
                opening = held;
            } else if (!date.isAfter(to)) {
                within.add(held);
            }
        }
        if (within.isEmpty() || (opening == null && within.size() < 2)) {
            return Optional.empty();
        }
        Judged judged = Judged.against(within.getLast(), opening == null ? within.getFirst() : opening);
        return Optional.of(of(judged, new UnitCosts(rule, legs)));
    }

    private static StockRow of(Judged judged, UnitCosts costs) {
        Held held = judged.held();
        return new StockRow(
                held.leg().envelope().entity(),
                held.spot().sku(),
                held.spot().location(),
                judged.before().units(),
                judged.before().asOf(),
                judged.since(),
                judged.expected(),
                held.units(),
                held.asOf(),
                costs.at(held.spot().location(), held.asOf()));
    }

    /// Positive where pieces are missing.
    public long variance() {
        return Math.subtractExact(expected, stated);
    }

    /// What the variance is worth; null where no cost is known.
    public @Nullable Money value() {
        return cost == null ? null : Values.of(variance(), cost);
    }
}
