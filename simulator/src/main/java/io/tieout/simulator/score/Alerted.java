package io.tieout.simulator.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// An alert, with every break behind it.
///
/// @param rule the name of the alert rule
record Alerted(String rule, String entity, String currency, Instant openedAt, List<Behind> breaks) {

    Alerted {
        breaks = List.copyOf(breaks);
    }

    /// A break behind an alert.
    ///
    /// @param about what the break is about, as the break itself says it
    /// @param since when it was detected
    record Behind(String about, Instant since) {}

    /// One line of a file.
    ///
    /// @throws IllegalArgumentException naming the field that cannot be read
    static Alerted of(Fields line) {
        return of(line, line.text("rule"), behind(line.each("breaks")));
    }

    /// As alert-service's `GET /v1/alerts` shows it, and beside it the breaks that `GET /v1/alerts/{id}/breaks` shows.
    static Alerted of(Fields line, List<Behind> breaks) {
        return of(line, line.in("rule").text("name"), breaks);
    }

    private static Alerted of(Fields line, String rule, List<Behind> breaks) {
        return new Alerted(rule, line.text("entity"), line.text("currency"), line.time("openedAt"), breaks);
    }

    static List<Behind> behind(List<Fields> lines) {
        List<Behind> breaks = new ArrayList<>();
        lines.forEach(each -> breaks.add(new Behind(each.text("ruleKey"), each.time("firstDetectedAt"))));
        return breaks;
    }

    /// When somebody was alerted of the break: never before it was there, and never before the alert.
    Instant alertedOf(Behind each) {
        return each.since().isAfter(openedAt) ? each.since() : openedAt;
    }
}
