package io.tieout.recon.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Takes a batch of recorded events in. Whoever calls announces the breaks afterwards, and only then acknowledges.
@ApplicationScoped
public class RecordEvents {

    private final Matches matches;
    private final Rules rules;
    private final MeterRegistry metrics;

    RecordEvents(Matches matches, Rules rules, MeterRegistry metrics) {
        this.matches = matches;
        this.rules = rules;
        this.metrics = metrics;
    }

    /// Completes after the commit.
    public Uni<Matches.Recorded> record(Intake intake) {
        Timer.Sample sample = Timer.start(metrics);
        return matches.record(intake, rules.refolding())
                .invoke(() -> sample.stop(metrics.timer("tieout.recon.record")));
    }
}
