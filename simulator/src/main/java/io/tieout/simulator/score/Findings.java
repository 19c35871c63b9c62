package io.tieout.simulator.score;

import io.tieout.event.Money;
import io.tieout.simulator.input.JsonLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Everything that one system says it found.
///
/// @param system what to call it
/// @param alertRules when it alerts, by its own word
record Findings(
        String system,
        List<Found> breaks,
        List<Match> matches,
        List<Settlement> settlements,
        List<AlertRule> alertRules,
        List<Alerted> alerts) {

    Findings {
        breaks = List.copyOf(breaks);
        matches = List.copyOf(matches);
        settlements = List.copyOf(settlements);
        alertRules = List.copyOf(alertRules);
        alerts = List.copyOf(alerts);
    }

    /// A record and an ERP document that the system tied without a person.
    record Match(String about, String document) {}

    /// A difference that the system settled without a person.
    record Settlement(String about, Money amount) {}

    /// @throws IllegalArgumentException naming the line and the field that cannot be read
    static Findings read(String system, Path file) throws IOException {
        List<Found> breaks = new ArrayList<>();
        List<Match> matches = new ArrayList<>();
        List<Settlement> settlements = new ArrayList<>();
        List<AlertRule> alertRules = new ArrayList<>();
        List<Alerted> alerts = new ArrayList<>();
        JsonLines.read(file, node -> {
            Fields line = new Fields(node);
            if (line.has("match")) {
                Fields match = line.in("match");
                matches.add(new Match(match.text("about"), match.text("document")));
            } else if (line.has("settled")) {
                Fields settled = line.in("settled");
                settlements.add(new Settlement(settled.text("about"), settled.money("amount")));
            } else if (line.has("alertRule")) {
                alertRules.add(AlertRule.of(line.in("alertRule")));
            } else if (line.has("alert")) {
                alerts.add(Alerted.of(line.in("alert")));
            } else if (Found.isOne(line)) {
                breaks.add(Found.of(line));
            }
        });
        return new Findings(system, breaks, matches, settlements, alertRules, alerts);
    }
}
