package io.tieout.bench;

import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Take;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Progress;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// From the recorded event to match state, against inserting the legs alone.
final class ReconSection {

    private static final String GROUP = "recon-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

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
        try (Offsets offsets = new Offsets(run.stack().bootstrap())) {
            offsets.skip(GROUP, TopicFeed.RECORDED_EVENTS);
            run.stack().up("recon");
            feed("bench-recon", 200);
            offsets.awaitDone(GROUP, TopicFeed.RECORDED_EVENTS, PATIENCE);
            run.stack().stop("recon");
            database.take();
            run.stack().up("recon");
            run.say("recon: warming up");
            for (int round = 0; round < WARM_UP_TAKES; round++) {
                take("bench-recon-warm-" + round, offsets);
            }
            List<Take> ours = new ArrayList<>();
            List<Take> theirs = new ArrayList<>();
            for (int round = 0; round < run.options().rounds(); round++) {
                Pair pair = take("bench-recon-" + round, offsets);
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
    private Pair take(String tenant, Offsets offsets) {
        return new Pair(recon(tenant, offsets), new LegInserts(run.stack(), database).take(tenant));
    }

    /// The topic is full when the service wakes. Offsets are committed once a second, so the rate is taken between
    /// such steps, and the last one, which says when its turn came rather than when the work was done, is left out.
    private Take recon(String tenant, Offsets offsets) {
        run.stack().freeze("recon");
        long before = offsets.end(TopicFeed.RECORDED_EVENTS);
        feed(tenant, run.options().stories());
        database.checkpoint();
        run.stack().thaw("recon");
        AtomicReference<Meter> meter = new AtomicReference<>();
        Progress progress = Progress.of(
                () -> offsets.committed(GROUP, TopicFeed.RECORDED_EVENTS),
                before + 1,
                () -> meter.set(Meter.of(run.stack(), "recon", "kafka", "postgres", "zipkin")),
                () -> offsets.lag(GROUP, TopicFeed.RECORDED_EVENTS) == 0,
                PATIENCE);
        double rate = (progress.lastButOne().count() - progress.first().count())
                / progress.first().secondsTo(progress.lastButOne());
        double events = progress.last().count() - progress.first().count();
        return new Take(events, meter.get().read(events / rate));
    }

    private void feed(String tenant, int stories) {
        try (TopicFeed feed = new TopicFeed(run.stack().bootstrap(), TopicFeed.RECORDED_EVENTS, tenant)) {
            feed.stories("C", stories, true);
        }
    }
}
