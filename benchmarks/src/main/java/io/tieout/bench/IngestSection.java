package io.tieout.bench;

import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Take;
import io.tieout.bench.load.Bodies;
import io.tieout.bench.load.HttpLoad;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.load.TopicFeed;
import io.tieout.bench.stack.BareEndpoint;
import io.tieout.bench.stack.Meter;
import io.tieout.bench.stack.Usage;
import io.tieout.simulator.suite.Client;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// Intake, acknowledged by Kafka, against an endpoint that only parses and answers, and against Kafka's own producer.
final class IngestSection {

    private static final String RECEIPTS = "tieout.receipts.v1";
    private static final Duration DRAIN = Duration.ofMinutes(3);
    private static final double WARM_UP = 1;
    private static final double WARM_UP_SECONDS = 7;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int WARM_UP_ROUNDS_QUICK = 1;

    private final Run run;
    private final List<Cell> cells = List.of(
            new Cell("single events, 64 connections", 64, 1, 0, 0),
            new Cell("single events, 256 connections", 256, 1, 0.4, 0.8),
            new Cell("single events, 512 connections", 512, 1, 0.4, 0.8),
            new Cell("batches of 100, 16 connections", 16, 100, 0.30, 0.5),
            new Cell("bulk of 1,000, 8 connections", 8, 1_000, 0.30, 0.5));

    IngestSection(Run run) {
        this.run = run;
    }

    private record Cell(String name, int connections, int events, double gate, double goal) {

        String mediaType() {
            return events == 1 ? Bodies.SINGLE : Bodies.BATCH;
        }

        int status() {
            return events == 1 ? 202 : 207;
        }
    }

    void measure() {
        run.stack().up("kafka", "postgres", "zipkin", "ingest");
        String tenant = "bench-ingest";
        try (Client client = new Client();
                BareEndpoint bare = BareEndpoint.start(run.stack());
                Offsets offsets = new Offsets(run.stack().bootstrap())) {
            Map<String, String> keys = Sources.register(run.stack().as(tenant), client);
            Sides sides =
                    new Sides(run.stack().as(tenant).ingest(), bare, keys.getOrDefault(Sources.SHOP, ""), offsets);
            warmUp(sides);
            cells.forEach(cell -> compare(cell, sides));
            compareWithProducer(cells.getLast(), sides);
        }
        run.stack().stop("ingest");
    }

    /// A JVM that shares two cores with its load compiles for minutes until a request costs what it will cost. Both
    /// sides get the same seconds of the same requests, in turns: each compiles on while the other is at work.
    private void warmUp(Sides sides) {
        int rounds = run.options().isQuick() ? WARM_UP_ROUNDS_QUICK : WARM_UP_ROUNDS;
        for (int round = 0; round < rounds; round++) {
            for (Cell cell : List.of(cells.get(2), cells.get(3), cells.getLast())) {
                run.say("ingest warms up, " + cell.name(), sides.ours(cell, WARM_UP_SECONDS));
                run.say("bare endpoint warms up, " + cell.name(), sides.theirs(cell, WARM_UP_SECONDS));
            }
        }
    }

    private void compare(Cell cell, Sides sides) {
        List<Take> ours = new ArrayList<>();
        List<Take> theirs = new ArrayList<>();
        for (int round = 0; round < run.options().rounds(); round++) {
            ours.add(sides.ours(cell, run.options().seconds()));
            run.say("ingest, " + cell.name(), ours.getLast());
            theirs.add(sides.theirs(cell, run.options().seconds()));
            run.say("bare endpoint, " + cell.name(), theirs.getLast());
        }
        run.add(Section.INGEST, new Comparison(cell.name(), "bare endpoint", cell.gate(), cell.goal(), ours, theirs));
    }

    private void compareWithProducer(Cell cell, Sides sides) {
        ProducerRun producer = new ProducerRun(run.stack());
        int records = run.options().isQuick() ? 100_000 : 300_000;
        int size = producer.recordSize(TopicFeed.BUSINESS_EVENTS);
        run.say("ingest writes records of " + size + " bytes");
        producer.take(records, size);
        List<Take> ours = new ArrayList<>();
        List<Take> theirs = new ArrayList<>();
        for (int round = 0; round < run.options().rounds(); round++) {
            ours.add(sides.ours(cell, run.options().seconds()));
            run.say("ingest, bulk", ours.getLast());
            theirs.add(producer.take(records, size));
            run.say("ProducerPerformance", theirs.getLast());
        }
        run.add(
                Section.INGEST,
                new Comparison("bulk of 1,000, 8 connections", "ProducerPerformance", 0.7, 1.0, ours, theirs));
    }

    private record Sides(URI ingest, BareEndpoint bare, String apiKey, Offsets offsets) {

        private static final List<String> PROCESSES = List.of("ingest", "kafka", "postgres", "zipkin");

        /// The receipts that a take leaves behind are written after it and outside of its figures, so that the other
        /// side has the machine to itself.
        Take ours(Cell cell, double seconds) {
            Map<String, Long> pids = bare.pidsOf(PROCESSES);
            AtomicReference<Meter> meter = new AtomicReference<>(Meter.of(pids));
            try (HttpLoad load = new HttpLoad(
                    ingest.resolve("/v1/events"),
                    Map.of("X-Api-Key", apiKey, "Content-Type", cell.mediaType()),
                    cell.status())) {
                HttpLoad.Done done = load.run(
                        cell.connections(),
                        Bodies.refunds(cell.events()),
                        WARM_UP,
                        seconds,
                        () -> meter.set(Meter.of(pids)));
                Usage usage = meter.get().read(done.seconds());
                offsets.awaitDone("ingest-service", RECEIPTS, DRAIN);
                return new Take((double) done.requests() * cell.events(), usage);
            }
        }

        Take theirs(Cell cell, double seconds) {
            Map<String, Long> pids = Map.of("bare", bare.pid());
            AtomicReference<Meter> meter = new AtomicReference<>(Meter.of(pids));
            try (HttpLoad load = new HttpLoad(
                    bare.address().resolve("/v1/events"), Map.of("Content-Type", cell.mediaType()), cell.status())) {
                HttpLoad.Done done = load.run(
                        cell.connections(),
                        Bodies.refunds(cell.events()),
                        WARM_UP,
                        seconds,
                        () -> meter.set(Meter.of(pids)));
                return new Take(
                        (double) done.requests() * cell.events(), meter.get().read(done.seconds()));
            }
        }
    }
}
