package io.tieout.bench;

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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Recon and what it is given to do: it finds the topic full when it wakes.
record ReconRun(Run run, DatabaseCopy database, Settled settled) {

    static final String GROUP = "recon-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// Recon is done with an event sooner than the ledger, and a take should take some seconds.
    private static final int TAKES_LONGER = 2;

    record Pair(Take recon, Take legs) {}

    /// Starts recon behind what lies on the topic, with the tables of `first` there and in the copy.
    static ReconRun begin(Run run, Client client, Offsets offsets, Consumer<ReconRun> first) {
        DatabaseCopy database = new DatabaseCopy(run.stack(), "recon");
        offsets.skip(GROUP, TopicFeed.RECORDED_EVENTS);
        run.stack().up("recon");
        Suite suite = run.stack().as("bench-recon");
        ReconRun recon = new ReconRun(
                run, database, new Settled(new Metrics(client, suite, suite.recon()), TopicFeed.RECORDED_EVENTS));
        first.accept(recon);
        offsets.awaitDone(GROUP, TopicFeed.RECORDED_EVENTS, PATIENCE);
        return recon;
    }

    /// The copy begins with what is there now. Recon starts anew, cold.
    void copy() {
        run.stack().stop("recon");
        database.take();
        run.stack().up("recon");
    }

    /// Takes that do not count.
    void warmUp(String tenant, int takes) {
        run.say("recon: warming up");
        for (int round = 0; round < takes; round++) {
            take(tenant + "-warm-" + round);
        }
    }

    /// The copy gets the legs of every take, so both tables always hold the same.
    Pair take(String tenant) {
        Pair pair = new Pair(recon(tenant), new LegInserts(run.stack(), database).take(tenant));
        run.say("recon", pair.recon());
        run.say("legs alone", pair.legs());
        return pair;
    }

    /// The topic is full when the service wakes. Measured from its first batch on.
    private Take recon(String tenant) {
        long before = settled.count();
        int stories = run.options().stories() * TAKES_LONGER;
        run.stack().freeze("recon");
        feed(tenant, feed -> feed.stories("C", stories, true));
        database.checkpoint();
        run.stack().thaw("recon");
        AtomicReference<Meter> meter = new AtomicReference<>();
        Progress progress = Progress.of(
                settled::count,
                before + 1,
                () -> meter.set(Meter.of(run.stack(), "recon", "kafka", "postgres", "zipkin")),
                count -> count == before + (long) stories * Story.EVENTS,
                PATIENCE);
        return new Take(
                progress.last().count() - progress.first().count(),
                meter.get().read(progress.first().secondsTo(progress.last())));
    }

    void feed(String tenant, Consumer<TopicFeed> load) {
        try (TopicFeed feed = new TopicFeed(run.stack().bootstrap(), TopicFeed.RECORDED_EVENTS, tenant)) {
            load.accept(feed);
        }
    }
}
