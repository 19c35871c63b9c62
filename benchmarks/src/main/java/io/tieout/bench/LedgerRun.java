package io.tieout.bench;

import io.tieout.bench.figure.Take;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Progress;
import io.tieout.bench.load.Story;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.Meter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The ledger and what it is given to do: it finds the topic full when it wakes.
record LedgerRun(Run run, DatabaseCopy database, Offsets offsets) {

    static final String GROUP = "ledger-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// What it is given at once.
    ///
    /// @param tenant one that has no events yet
    record Load(String tenant, int events, Consumer<TopicFeed> feed) {

        static Load stories(String tenant, int stories, boolean linked) {
            return new Load(tenant, stories * Story.EVENTS, feed -> feed.stories("L", stories, linked));
        }

        /// @param stores whose cash the deposits take, in turns
        static Load deposits(String tenant, int events, int stores) {
            return new Load(tenant, events, feed -> feed.deposits("L", events, stores));
        }
    }

    /// Measured from its first batch on. Merges of transactions are records too, so what lies on the topic is scaled to
    /// events.
    Take take(Load load) {
        run.stack().freeze("ledger");
        feed(load);
        database.checkpoint();
        long before = offsets.end(TopicFeed.RECORDED_EVENTS);
        run.stack().thaw("ledger");
        AtomicReference<Meter> meter = new AtomicReference<>();
        Progress progress = Progress.of(
                () -> offsets.end(TopicFeed.RECORDED_EVENTS),
                before + 1,
                () -> meter.set(Meter.of(run.stack(), "ledger", "kafka", "postgres", "zipkin")),
                _ -> offsets.lag(GROUP, TopicFeed.BUSINESS_EVENTS) == 0,
                PATIENCE);
        double share = (double) (progress.last().count() - progress.first().count())
                / (progress.last().count() - before);
        return new Take(share * load.events(), meter.get().read(progress.first().secondsTo(progress.last())));
    }

    /// Starts the ledger on an empty topic, with the tables of the month there.
    void begin() {
        run.stack().up("kafka", "postgres", "zipkin");
        offsets.skip(GROUP, TopicFeed.BUSINESS_EVENTS);
        run.stack().up("ledger");
        run.say("ledger: first events, which make the month's tables");
        feed(Load.stories("bench-ledger", 200, true));
        awaitDone(PATIENCE);
    }

    void feed(Load load) {
        try (TopicFeed feed = new TopicFeed(run.stack().bootstrap(), TopicFeed.BUSINESS_EVENTS, load.tenant())) {
            load.feed().accept(feed);
        }
    }

    void awaitDone(Duration limit) {
        offsets.awaitDone(GROUP, TopicFeed.BUSINESS_EVENTS, limit);
    }
}
