package io.tieout.recon.domain.onhand;

import java.util.ArrayList;
import java.util.List;

/// A statement or a count, and how much there should have been.
///
/// @param before what it is held against
/// @param since what moved from then on
/// @param expected pieces
record Judged(Held held, Held before, Moved since, long expected) {

    /// Positive where pieces are missing.
    long variance() {
        return Math.subtractExact(expected, held.units());
    }

    /// One entry for each but the first, which nothing is known of before.
    ///
    /// One that goes back to where the shelf stood shows that what was said between was wrong alone; one
    /// that ties to the last, that the shelf stands there now. So what is lost is told once, and a count
    /// that the platform took over holds from then on.
    ///
    /// @param all in the order of time
    static List<Judged> of(List<Held> all) {
        List<Judged> judged = new ArrayList<>();
        if (all.isEmpty()) {
            return judged;
        }
        Held tied = all.getFirst();
        Held last = tied;
        for (Held each : all.subList(1, all.size())) {
            boolean goesBack = each.level() == tied.level();
            judged.add(against(each, goesBack ? tied : last));
            if (goesBack || each.level() == last.level()) {
                tied = each;
            }
            last = each;
        }
        return judged;
    }

    static Judged against(Held held, Held before) {
        return new Judged(
                held,
                before,
                held.moved().minus(before.moved()),
                Math.addExact(before.level(), held.moved().effect()));
    }
}
