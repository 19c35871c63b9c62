package io.tieout.simulator.retailer;

import java.time.LocalDate;

/// What happens at the retailer day after day.
interface Routine {

    /// Plans what begins on a day; it is called at the beginning of each, in UTC.
    ///
    /// @param isTrading false after the last day, when only what was begun goes on to its end
    void plan(LocalDate date, boolean isTrading);

    /// Whether it needs days after the last one although nothing of it is planned.
    default boolean isOpen() {
        return false;
    }
}
