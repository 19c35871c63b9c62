package io.tieout.alert.domain;

import io.tieout.event.finding.Severity;
import java.util.Set;
import java.util.UUID;

/// The rule as it was when the alert last changed, so that the alert explains itself after the rule is gone.
public record RuleSnapshot(UUID id, String name, Threshold threshold, Severity severity, Set<UUID> channels) {

    public RuleSnapshot {
        channels = Set.copyOf(channels);
    }

    static RuleSnapshot of(AlertRule rule, Threshold threshold) {
        return new RuleSnapshot(rule.id(), rule.name(), threshold, rule.severity(), rule.channels());
    }

    public Measure measure() {
        return threshold.measure();
    }
}
