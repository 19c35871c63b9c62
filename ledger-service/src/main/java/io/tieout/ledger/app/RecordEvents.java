package io.tieout.ledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Records and books a batch of events. Whoever calls emits the result afterwards, and only then acknowledges.
@ApplicationScoped
public class RecordEvents {

    private final Policies policies;
    private final Journal journal;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    RecordEvents(Policies policies, Journal journal, BusinessClock clock, MeterRegistry metrics) {
        this.policies = policies;
        this.journal = journal;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Completes after the commit.
    public Uni<Told> record(List<Incoming> batch) {
        Timer.Sample sample = Timer.start(metrics);
        return policies.refresh()
                .chain(() -> journal.record(drafts(batch), clock.now().truncatedTo(ChronoUnit.MICROS)))
                .invoke(told -> {
                    sample.stop(metrics.timer("tieout.ledger.record"));
                    count(told.tally());
                });
    }

    private List<Draft> drafts(List<Incoming> batch) {
        return batch.stream()
                .map(incoming -> Draft.of(
                        incoming, policies.of(incoming.event().envelope().tenant())))
                .toList();
    }

    /// Once for all that ended alike: looking a counter up costs more than counting.
    private void count(List<Told.Tally> tallies) {
        Map<Told.Tally, Integer> counts = new HashMap<>();
        tallies.forEach(tally -> counts.merge(tally, 1, Integer::sum));
        counts.forEach((tally, count) -> metrics.counter(
                        "tieout.ledger.events", "type", tally.type().code(), "outcome", tally.ending())
                .increment(count));
    }
}
