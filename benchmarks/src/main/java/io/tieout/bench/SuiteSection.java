package io.tieout.bench;

import io.tieout.bench.figure.Report;
import io.tieout.bench.figure.Spread;
import io.tieout.bench.figure.Take;
import io.tieout.bench.figure.Verdict;
import io.tieout.bench.load.BreakWatch;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.Progress;
import io.tieout.bench.load.Retailer;
import io.tieout.bench.load.Story;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.Meter;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The whole suite, from HTTP to the published break.
final class SuiteSection {

    private static final String LEDGER = "ledger-service";
    private static final String RECON = "recon-service";
    private static final String[] PROCESSES = {
        "ingest", "ledger", "recon", "alert", "kafka", "postgres", "zipkin", "mailbox"
    };
    private static final List<String> SERVICES = List.of("ingest", "ledger", "recon", "alert");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// About four seconds of work: more of it would only wait.
    private static final long BACKLOG_MAX = 20_000;

    /// What is measured is a suite that runs for days, not its compilers: their share of the processor time.
    private static final double COMPILING_MAX = 0.05;

    private static final double WARM_UP_STEP_SECONDS = 20;
    private static final Duration WARM_UP_MAX = Duration.ofMinutes(12);

    private static final int STORIES_PER_POST = 200;
    private static final int PROBES_PER_SECOND = 10;

    private final Run run;

    SuiteSection(Run run) {
        this.run = run;
    }

    void measure() {
        run.stack().up("kafka");
        try (Offsets offsets = new Offsets(run.stack().bootstrap())) {
            offsets.skip(LEDGER, TopicFeed.BUSINESS_EVENTS);
            offsets.skip(RECON, TopicFeed.RECORDED_EVENTS);
        }
        run.stack().up(PROCESSES);
        Suite suite = run.stack().as("bench-suite");
        try (Client client = new Client();
                Offsets offsets = new Offsets(suite.kafka());
                Retailer retailer = new Retailer(suite.ingest(), Sources.register(suite, client))) {
            drain(offsets);
            Take sustained = sustained(retailer, offsets);
            run.say("suite, as much as it keeps up with", sustained);
            double rate = sustained.perSecond();
            run.report()
                    .add(new Report.Figure(
                            "HTTP to break state, sustained",
                            String.format(
                                    Locale.ROOT,
                                    "%,.0f events/s; %,.0f per core-second; servers %.0f us per event",
                                    rate,
                                    sustained.perCoreSecond(),
                                    sustained.serverMicrosPerEvent()),
                            ">= 5,000",
                            ">= 15,000",
                            Verdict.atLeast(rate, 5_000, 15_000),
                            "backlog held at %,d events; %s".formatted(BACKLOG_MAX, conditions(sustained))));
            drain(offsets);
            visible(retailer, offsets, rate / 2);
            drain(offsets);
        }
        services();
        run.stack().stop(SERVICES.toArray(String[]::new));
    }

    /// Posts as soon as the backlog allows it; what counts is what recon has done with.
    private Take sustained(Retailer retailer, Offsets offsets) {
        AtomicBoolean isEnding = new AtomicBoolean();
        Thread poster = Thread.ofPlatform().name("retailer").start(() -> {
            while (!isEnding.get()) {
                if (backlog(offsets) < BACKLOG_MAX) {
                    retailer.tell(STORIES_PER_POST);
                } else {
                    LockSupport.parkNanos(20_000_000);
                }
            }
        });
        try {
            warmUp();
            long warm = offsets.committed(RECON, TopicFeed.RECORDED_EVENTS);
            long merges = offsets.end(TopicFeed.RECORDED_EVENTS);
            long events = offsets.end(TopicFeed.BUSINESS_EVENTS);
            Meter meter = Meter.of(run.stack(), PROCESSES);
            long until = System.nanoTime() + (run.options().isQuick() ? 10_000_000_000L : 30_000_000_000L);
            Progress progress = Progress.of(
                    () -> offsets.committed(RECON, TopicFeed.RECORDED_EVENTS),
                    warm + 1,
                    () -> {},
                    _ -> System.nanoTime() > until,
                    PATIENCE);
            // Merges of transactions are records of their own; only events count.
            double share = (double) (offsets.end(TopicFeed.BUSINESS_EVENTS) - events)
                    / (offsets.end(TopicFeed.RECORDED_EVENTS) - merges);
            double done = progress.last().count() - progress.first().count();
            double rate = Math.min(1, share) * done / progress.first().secondsTo(progress.last());
            double seconds = meter.readNow().seconds();
            return new Take(rate * seconds, meter.read(seconds));
        } finally {
            isEnding.set(true);
            join(poster);
        }
    }

    /// Until the compilers of the JVMs have little left to do, or for [#WARM_UP_MAX].
    private void warmUp() {
        long deadline = System.nanoTime() + WARM_UP_MAX.toNanos();
        boolean isWarm = false;
        while (!isWarm && System.nanoTime() < deadline) {
            Meter meter = Meter.of(run.stack(), PROCESSES);
            pause(WARM_UP_STEP_SECONDS);
            double compiling = meter.readNow().compiling();
            run.say(String.format(Locale.ROOT, "suite: warming up, compilers take %.0f %%", compiling * 100));
            isWarm = run.options().isQuick() || compiling < COMPILING_MAX;
        }
    }

    private void visible(Retailer retailer, Offsets offsets, double rate) {
        run.say(String.format(Locale.ROOT, "suite: %,.0f events/s with probes", rate));
        int seconds = run.options().isQuick() ? 10 : 30;
        int storiesPerProbe = Math.max(1, (int) (rate / Story.EVENTS / PROBES_PER_SECOND) - 1);
        try (BreakWatch watch = new BreakWatch(run.stack().bootstrap())) {
            Meter meter = Meter.of(run.stack(), PROCESSES);
            long startedNanos = System.nanoTime();
            for (int probe = 0; probe < seconds * PROBES_PER_SECOND; probe++) {
                retailer.tell(storiesPerProbe);
                watch.accepted(retailer.tellWrong());
                long due = startedNanos + (probe + 1) * (1_000_000_000L / PROBES_PER_SECOND);
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
            double elapsed = (System.nanoTime() - startedNanos) / 1e9;
            double posted = (storiesPerProbe + 1.0) * Story.EVENTS * seconds * PROBES_PER_SECOND;
            Take take = new Take(posted, meter.read(elapsed));
            run.say("suite, half of that", take);
            drain(offsets);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!watch.allSeen() && System.nanoTime() < deadline) {
                pause(0.1);
            }
            List<Double> latencies = watch.seconds();
            double p50 = Spread.quantile(latencies, 0.5);
            double p99 = Spread.quantile(latencies, 0.99);
            run.report()
                    .add(new Report.Figure(
                            "accepted to visible, p99",
                            String.format(Locale.ROOT, "%.2f s (p50 %.2f s)", p99, p50),
                            "< 3 s",
                            "< 2 s",
                            Verdict.atMost(p99, 3, 2),
                            String.format(
                                    Locale.ROOT,
                                    "%d refunds with a wrong ERP amount, %d not seen, at %,.0f events/s; %s",
                                    latencies.size(),
                                    watch.missing(),
                                    take.perSecond(),
                                    conditions(take))));
        }
    }

    private void services() {
        List<List<Double>> starts = new ArrayList<>();
        List<Long> megabytes = new ArrayList<>();
        for (String process : PROCESSES) {
            megabytes.add(Meter.megabytes(run.stack(), process));
        }
        for (String service : SERVICES) {
            List<Double> seconds = new ArrayList<>();
            for (int round = 0; round < run.options().rounds(); round++) {
                run.stack().stop(service);
                seconds.add(run.stack().startOf(service));
            }
            run.say("start of " + service + ", seconds: " + seconds);
            starts.add(seconds);
        }
        for (int i = 0; i < PROCESSES.length; i++) {
            run.report()
                    .add(new Report.Service(
                            PROCESSES[i], megabytes.get(i), i < starts.size() ? starts.get(i) : List.of()));
        }
    }

    private static long backlog(Offsets offsets) {
        return offsets.lag(LEDGER, TopicFeed.BUSINESS_EVENTS) + offsets.lag(RECON, TopicFeed.RECORDED_EVENTS);
    }

    private static void drain(Offsets offsets) {
        offsets.awaitDone(LEDGER, TopicFeed.BUSINESS_EVENTS, PATIENCE);
        offsets.awaitDone(RECON, TopicFeed.RECORDED_EVENTS, PATIENCE);
    }

    private static String conditions(Take take) {
        return String.format(
                Locale.ROOT,
                "compilers %.0f %% of the servers' time, others %.0f %%",
                take.usage().compiling() * 100,
                take.usage().others() * 100);
    }

    private static void pause(double seconds) {
        LockSupport.parkNanos((long) (seconds * 1e9));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
