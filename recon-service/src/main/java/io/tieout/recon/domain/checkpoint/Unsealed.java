package io.tieout.recon.domain.checkpoint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Records of a window that must be sealed, such as store-days, and are not: nothing is told of their closing, or what
/// was declared is not the sum of its parts and nobody let that stay.
///
/// @param first of them, by date, at most [#FIRST_MAX]
public record Unsealed(long count, List<Day> first) {

    public static final int FIRST_MAX = 20;

    public static final Unsealed NOTHING = new Unsealed(0, List.of());

    public Unsealed {
        first = List.copyOf(first);
    }

    /// @param record as `store-day:pos-us:S1-2026-03-02`
    public record Day(String record, LocalDate businessDate) {
        private String kind() {
            return record.substring(0, record.indexOf(':'));
        }
    }

    /// Why the window is not closed, in words.
    Optional<String> hindrance() {
        return first.stream()
                .findFirst()
                .map(day -> "%d %s not sealed, the first is %s"
                        .formatted(count, day.kind() + (count == 1 ? " is" : "s are"), day.record()));
    }
}
