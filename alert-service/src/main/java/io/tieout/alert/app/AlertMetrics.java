package io.tieout.alert.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.ChangeKind;
import io.tieout.alert.domain.ChannelKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// What is counted. No tenant and no id is ever a label.
@ApplicationScoped
class AlertMetrics {

    private final MeterRegistry registry;

    AlertMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /// Counts arrivals in a state; call it after the commit.
    void changed(List<AlertEntry> entries) {
        entries.stream()
                .map(AlertEntry::change)
                .filter(change -> change.kind() != ChangeKind.CHANGED)
                .forEach(this::count);
    }

    void attempted(ChannelKind channel, String outcome) {
        registry.counter("tieout.deliveries", "channel", channel.code(), "outcome", outcome)
                .increment();
    }

    private void count(AlertChange change) {
        registry.counter(
                        "tieout.alerts",
                        "measure",
                        change.alert().rule().measure().code(),
                        "state",
                        change.alert().state().code())
                .increment();
    }
}
