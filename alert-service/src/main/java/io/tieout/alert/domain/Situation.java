package io.tieout.alert.domain;

import java.util.List;

/// Everything that decides about the alerts of one slice, read under its lock.
///
/// @param rules of the tenant, whether or not they cover the slice
/// @param tallies of the open breaks
/// @param alerts the latest of each fingerprint, resolved ones included
/// @param touches what led to this evaluation, in order; empty when time alone did
public record Situation(
        Slice slice, List<AlertRule> rules, List<Tally> tallies, List<Alert> alerts, List<Touch> touches) {

    public Situation {
        rules = List.copyOf(rules);
        tallies = List.copyOf(tallies);
        alerts = List.copyOf(alerts);
        touches = List.copyOf(touches);
    }
}
