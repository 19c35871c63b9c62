package io.tieout.bench;

import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Report;
import io.tieout.bench.figure.Take;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Progress;
import io.tieout.bench.load.Story;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.Meter;
import io.tieout.bench.stack.StatementTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/// From Kafka to the committed journal and the acknowledged recorded event, against a COPY of the same rows.
final class LedgerSection {

    private static final String GROUP = "ledger-service";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Run run;
    private final DatabaseCopy database;

    LedgerSection(Run run) {
        this.run = run;
        database = new DatabaseCopy(run.stack(), "ledger");
    }

    void measure() {
        run.stack().up("kafka", "postgres", "zipkin");
        try (Offsets offsets = new Offsets(run.stack().bootstrap())) {
            offsets.skip(GROUP, TopicFeed.BUSINESS_EVENTS);
            run.stack().up("ledger");
            run.say("ledger: first events, which make the month's tables");
            feed("bench-ledger", 200, true);
            offsets.awaitDone(GROUP, TopicFeed.BUSINESS_EVENTS, PATIENCE);
            run.stack().stop("ledger");
            database.take();
            run.stack().up("ledger");
            run.say("ledger: warming up");
            for (int i = 0; i < run.options().warmUps(); i++) {
                take("bench-warm-linked-" + i, true, offsets);
                take("bench-warm-alone-" + i, false, offsets);
            }
            compare("stories of five linked events", true, offsets);
            compare("the same events without references", false, offsets);
            costs(offsets);
        }
        run.stack().stop("ledger");
    }

    private void compare(String name, boolean linked, Offsets offsets) {
        List<Take> ours = new ArrayList<>();
        List<Take> theirs = new ArrayList<>();
        for (int round = 0; round < run.options().rounds(); round++) {
            Pair pair = take("bench-" + (linked ? "linked-" : "alone-") + round, linked, offsets);
            ours.add(pair.ledger());
            run.say("ledger, " + name, pair.ledger());
            theirs.add(pair.copy());
            run.say("COPY, " + name, pair.copy());
        }
        double gate = linked ? 0.35 : 0;
        double goal = linked ? 0.55 : 0;
        run.add(Section.LEDGER, new Comparison(name, "raw COPY", gate, goal, ours, theirs));
    }

    private record Pair(Take ledger, Take copy) {}

    /// The copy gets the rows of every take, so both databases always hold the same.
    private Pair take(String tenant, boolean linked, Offsets offsets) {
        Take ledger = ledger(tenant, linked, offsets);
        int events = run.options().stories() * Story.EVENTS;
        return new Pair(ledger, new JournalCopy(run.stack(), database).take(tenant, events));
    }

    /// The topic is full when the service wakes. Measured from its first batch on. Merges of transactions are
    /// records too, so what lies on the topic is scaled to events.
    private Take ledger(String tenant, boolean linked, Offsets offsets) {
        run.stack().freeze("ledger");
        feed(tenant, run.options().stories(), linked);
        database.checkpoint();
        long before = offsets.end(TopicFeed.RECORDED_EVENTS);
        run.stack().thaw("ledger");
        AtomicReference<Meter> meter = new AtomicReference<>();
        Progress progress = Progress.of(
                () -> offsets.end(TopicFeed.RECORDED_EVENTS),
                before + 1,
                () -> meter.set(Meter.of(run.stack(), "ledger", "kafka", "postgres", "zipkin")),
                () -> offsets.lag(GROUP, TopicFeed.BUSINESS_EVENTS) == 0,
                PATIENCE);
        double share = (double) (progress.last().count() - progress.first().count())
                / (progress.last().count() - before);
        return new Take(
                share * run.options().stories() * Story.EVENTS,
                meter.get().read(progress.first().secondsTo(progress.last())));
    }

    /// One more take, which is not compared, because logging each statement costs time itself.
    private void costs(Offsets offsets) {
        try (StatementTimes times = StatementTimes.begin(run.stack())) {
            ledger("bench-costs", true, offsets);
            offsets.awaitDone(GROUP, TopicFeed.BUSINESS_EVENTS, PATIENCE);
            Map<String, Double> millis = new TreeMap<>();
            times.millisByTable("ledger").forEach((table, sum) -> millis.merge(featureOf(table), sum, Double::sum));
            double events = run.options().stories() * Story.EVENTS;
            millis.forEach((feature, sum) -> run.report().add(new Report.Cost(feature, sum * 1000 / events)));
        }
    }

    /// What a table of the ledger is for.
    private static String featureOf(String table) {
        return switch (table) {
            case "event_key", "duplicate", "conflict" -> "deduplication: each fact once";
            case "event" -> "the event itself";
            case "joining_reference", "hub_reference", "added_reference", "grouping_reference" -> "references";
            case "transaction", "transaction_alias" -> "correlation: transactions and their merges";
            case "entry", "line", "awaiting_entry" -> "journal: entries and balanced lines";
            case "balance_delta" -> "balances";
            case StatementTimes.NO_TABLE -> "begin and commit";
            default -> "anything else";
        };
    }

    private void feed(String tenant, int stories, boolean linked) {
        try (TopicFeed feed = new TopicFeed(run.stack().bootstrap(), TopicFeed.BUSINESS_EVENTS, tenant)) {
            feed.stories("L", stories, linked);
        }
    }
}
