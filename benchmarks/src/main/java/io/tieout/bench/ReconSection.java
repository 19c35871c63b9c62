package io.tieout.bench;

import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Take;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Progress;
import io.tieout.bench.load.Settled;
import io.tieout.bench.load.Story;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.Meter;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Metrics;
import io.tieout.simulator.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// From the recorded event to match state, against inserting the legs alone.
final class ReconSection {

    private static final String GROUP = "recon-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Recon is done with an event sooner than the ledger, and a take should take some seconds.
    private static final int TAKES_LONGER = 2;

    /// The rate still rises by a tenth from the third to the fourth take, while the JIT compiles what folds need.
    private static final int WARM_UP_TAKES = 4;

    private final Run run;
    private final DatabaseCopy database;

    ReconSection(Run run) {
        this.run = run;
        database = new DatabaseCopy(run.stack(), "recon");
    }

    void measure() {
        run.stack().up("kafka", "postgres", "zipkin");
        try (Offsets offsets = new Offsets(run.stack().bootstrap());
                Client client = new Client()) {
            offsets.skip(GROUP, TopicFeed.RECORDED_EVENTS);
            run.stack().up("recon");
            feed("bench-recon", 200);
            offsets.awaitDone(GROUP, TopicFeed.RECORDED_EVENTS, PATIENCE);
            run.stack().stop("recon");
            database.take();
            run.stack().up("recon");
            Suite suite = run.stack().as("bench-recon");
            Settled settled = new Settled(new Metrics(client, suite, suite.recon()), TopicFeed.RECORDED_EVENTS);
            run.say("recon: warming up");
            for (int round = 0; round < WARM_UP_TAKES; round++) {
                take("bench-recon-warm-" + round, settled);
            }
            List<Take> ours = new ArrayList<>();
            List<Take> theirs = new ArrayList<>();
            for (int round = 0; round < run.options().rounds(); round++) {
                Pair pair = take("bench-recon-" + round, settled);
                ours.add(pair.recon());
                run.say("recon", pair.recon());
                theirs.add(pair.legs());
                run.say("legs alone", pair.legs());
            }
            run.add(
                    Section.RECON,
                    new Comparison("stories of five events, all tied", "inserting legs", 0.45, 0.70, ours, theirs));
        }
        run.stack().stop("recon");
    }

    private record Pair(Take recon, Take legs) {}

    /// The copy gets the legs of every take, so both tables always hold the same.
    private Pair take(String tenant, Settled settled) {
        return new Pair(recon(tenant, settled), new LegInserts(run.stack(), database).take(tenant));
    }

    /// The topic is full when the service wakes. Measured from its first batch on.
    private Take recon(String tenant, Settled settled) {
        long before = settled.count();
        int stories = run.options().stories() * TAKES_LONGER;
        run.stack().freeze("recon");
        feed(tenant, stories);
        database.checkpoint();
        run.stack().thaw("recon");
        AtomicReference<Meter> meter = new AtomicReference<>();
        Progress progress = Progress.of(
                settled::count,
                before + 1,
                () -> meter.set(Meter.of(run.stack(), "recon", "kafka", "postgres", "zipkin")),
                () -> settled.count() == before + (long) stories * Story.EVENTS,
                PATIENCE);
        return new Take(
                progress.last().count() - progress.first().count(),
                meter.get().read(progress.first().secondsTo(progress.last())));
    }

    private void feed(String tenant, int stories) {
        try (TopicFeed feed = new TopicFeed(run.stack().bootstrap(), TopicFeed.RECORDED_EVENTS, tenant)) {
            feed.stories("C", stories, true);
        }
    }
}
