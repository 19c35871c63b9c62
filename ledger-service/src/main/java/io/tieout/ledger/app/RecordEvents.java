package io.tieout.ledger.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.domain.CrossReferences;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/// Records and books a batch of events. Whoever calls emits the result afterwards, and only then acknowledges.
@ApplicationScoped
public class RecordEvents {

    /// Every further attempt takes another change of the cross-references in between.
    private static final int ATTEMPTS_MAX = 8;

    private final Policies policies;
    private final KnownCrossReferences references;
    private final Journal journal;
    private final BusinessClock clock;
    private final MeterRegistry metrics;

    RecordEvents(
            Policies policies,
            KnownCrossReferences references,
            Journal journal,
            BusinessClock clock,
            MeterRegistry metrics) {
        this.policies = policies;
        this.references = references;
        this.journal = journal;
        this.clock = clock;
        this.metrics = metrics;
    }

    /// Completes after the commit.
    public Uni<Told> record(List<Incoming> batch) {
        Timer.Sample sample = Timer.start(metrics);
        return policies.refresh().chain(() -> attempt(batch, 1)).invoke(told -> {
            sample.stop(metrics.timer("tieout.ledger.record"));
            count(told.tally());
        });
    }

    private Uni<Told> attempt(List<Incoming> batch, int attempt) {
        return journal.record(drafts(batch), clock.now().truncatedTo(ChronoUnit.MICROS))
                .onFailure(StaleCrossReferences.class)
                .recoverWithUni(stale -> {
                    if (attempt == ATTEMPTS_MAX) {
                        throw new RejectedExecutionException("cross-references keep changing; the batch tries again");
                    }
                    Set<String> tenants = new HashSet<>();
                    batch.forEach(
                            incoming -> tenants.add(incoming.event().envelope().tenant()));
                    return references.reload(tenants).chain(() -> attempt(batch, attempt + 1));
                });
    }

    /// All by the cross-references of one moment.
    private List<Draft> drafts(List<Incoming> batch) {
        Map<String, CrossReferences> known = references.snapshot();
        return batch.stream()
                .map(incoming -> {
                    String tenant = incoming.event().envelope().tenant();
                    return Draft.of(incoming, policies.of(tenant), known.getOrDefault(tenant, CrossReferences.NONE));
                })
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
