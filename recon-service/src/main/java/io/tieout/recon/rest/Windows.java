package io.tieout.recon.rest;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Business dates of a report in words.
final class Windows {

    private Windows() {}

    static String words(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from == null) {
            return to == null ? "all" : "to " + to;
        }
        return "from " + from + (to == null ? "" : " to " + to);
    }
}
