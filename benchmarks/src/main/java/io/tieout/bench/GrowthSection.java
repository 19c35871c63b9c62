package io.tieout.bench;

import io.tieout.bench.LedgerRun.Load;
import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Report;
import io.tieout.bench.figure.Take;
import io.tieout.bench.figure.Verdict;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Story;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Whether the ledger stays as it is while what it holds grows: its memory while five million events stream through,
/// and its rate with sixteen million events in its tables.
final class GrowthSection {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final int MARKS = 20;

    /// How much more memory the second half of the stream may take at most than the first.
    private static final double GROWTH_MAX = 1.10;

    private final Run run;
    private final DatabaseCopy database;

    GrowthSection(Run run) {
        this.run = run;
        database = new DatabaseCopy(run.stack(), "ledger");
    }

    void measure() {
        run.stack().up("kafka");
        try (Offsets offsets = new Offsets(run.stack().bootstrap())) {
            LedgerRun ledger = new LedgerRun(run, database, offsets);
            ledger.begin();
            run.say("ledger: warming up");
            warmUp("empty", ledger);
            List<Take> empty = takes("empty", ledger);
            stream(ledger);
            long events = LedgerFill.of(run.stack(), tenant("empty", 0))
                    .upTo(run.options().eventsOfFullTables(), run::say);
            warmUp("full", ledger);
            List<Take> full = takes("full", ledger);
            run.add(
                    Section.GROWTH,
                    new Comparison(
                            String.format(Locale.ROOT, "ledger with %,d events in its tables", events),
                            "ledger with empty tables",
                            0.7,
                            0.9,
                            full,
                            empty));
        }
        run.stack().stop("ledger");
    }

    private void warmUp(String name, LedgerRun ledger) {
        for (int i = 0; i < run.options().warmUps(); i++) {
            ledger.take(stories("warm-" + name, i));
        }
    }

    private List<Take> takes(String name, LedgerRun ledger) {
        List<Take> takes = new ArrayList<>();
        for (int round = 0; round < run.options().rounds(); round++) {
            Take take = ledger.take(stories(name, round));
            run.say("ledger, tables " + name, take);
            takes.add(take);
        }
        return takes;
    }

    private Load stories(String name, int round) {
        return Load.stories(tenant(name, round), run.options().stories(), true);
    }

    private static String tenant(String name, int round) {
        return "bench-" + name + "-" + round;
    }

    private void stream(LedgerRun ledger) {
        Load load = Load.stories("bench-stream", run.options().storiesOfStream(), true);
        run.say(String.format(Locale.ROOT, "ledger: a stream of %,d events", load.events()));
        run.stack().freeze("ledger");
        ledger.feed(load);
        long end = ledger.offsets().end(TopicFeed.BUSINESS_EVENTS);
        run.stack().thaw("ledger");
        List<Report.Mark> marks = marks(ledger, end, load.events());
        marks.forEach(run.report()::add);
        run.report().add(figure(marks));
    }

    /// Each time another part of the stream is committed.
    private List<Report.Mark> marks(LedgerRun ledger, long end, int events) {
        List<Report.Mark> marks = new ArrayList<>();
        long started = System.nanoTime();
        long lastNanos = started;
        long lastDone = 0;
        int step = events / MARKS;
        while (lastDone < events) {
            if (System.nanoTime() - started > PATIENCE.toNanos()) {
                throw new IllegalStateException("the ledger is at " + lastDone + " of " + events + " events");
            }
            LockSupport.parkNanos(100_000_000L);
            long done =
                    events - Math.max(0, end - ledger.offsets().committed(LedgerRun.GROUP, TopicFeed.BUSINESS_EVENTS));
            if (done >= events || done - lastDone >= step) {
                long now = System.nanoTime();
                Report.Mark mark = new Report.Mark(
                        done, (done - lastDone) / ((now - lastNanos) / 1e9), Meter.megabytes(run.stack(), "ledger"));
                run.say(String.format(
                        Locale.ROOT, "%,d events, %,.0f/s, %d MB", mark.events(), mark.perSecond(), mark.megabytes()));
                marks.add(mark);
                lastNanos = now;
                lastDone = done;
            }
        }
        return marks;
    }

    private static Report.Figure figure(List<Report.Mark> marks) {
        int half = (marks.size() + 1) / 2;
        long first = highest(marks.subList(0, half));
        long second = highest(marks.subList(half, marks.size()));
        double growth = (double) second / first;
        return new Report.Figure(
                "memory of the ledger, second half of a stream against the first",
                String.format(Locale.ROOT, "%.2f (%d and %d MB at most)", growth, first, second),
                String.format(Locale.ROOT, "<= %.2f", GROWTH_MAX),
                "-",
                Verdict.atMost(growth, GROWTH_MAX, 0),
                String.format(
                        Locale.ROOT,
                        "%,d events of linked stories (%d to one)",
                        marks.getLast().events(),
                        Story.EVENTS));
    }

    private static long highest(List<Report.Mark> marks) {
        return marks.stream().mapToLong(Report.Mark::megabytes).max().orElse(0);
    }
}
