package io.tieout.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.bench.figure.Comparison;
import io.tieout.bench.figure.Report;
import io.tieout.bench.figure.Take;
import io.tieout.bench.figure.Verdict;
import io.tieout.bench.load.Offsets;
import io.tieout.bench.stack.Meter;
import io.tieout.event.codec.Json;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Recon with five million matches in its tables, one in a hundred of them a break: whether it takes events in as it
/// does with empty ones, and how fast it tells what is open, beside DuckDB, which compares both sides anew.
final class VolumeSection {

    private static final String TENANT = "bench-volume";
    private static final String TENANT_TRIED = "bench-volume-tried";
    private static final int SAMPLE = 20_000;
    private static final int WRONG_ONE_IN = 100;

    /// As many units as a dry run looks at in one call.
    private static final int TRIED = 10_000;

    private static final int WARM_UP_TAKES = 4;
    private static final int PAGE_SIZE = 500;
    private static final double CHECKPOINT_SECONDS_MAX = 300;
    private static final double GROWTH_MAX = 1.10;

    private final Run run;

    VolumeSection(Run run) {
        this.run = run;
    }

    void measure() {
        run.stack().up("kafka", "postgres", "zipkin");
        try (Offsets offsets = new Offsets(run.stack().bootstrap());
                Client client = new Client(Duration.ofMinutes(10))) {
            ReconRun recon = ReconRun.begin(run, client, offsets, first -> {
                first.feed(TENANT, feed -> feed.storiesWithWrongOnes("V", SAMPLE, WRONG_ONE_IN));
                first.feed(TENANT_TRIED, feed -> feed.storiesWithWrongOnes("T", TRIED, WRONG_ONE_IN));
            });
            run.stack().stop("recon");
            long matches = ReconFill.of(run.stack(), TENANT).upTo(run.options().matchesOfFullTables(), run::say);
            recon.copy();
            recon.warmUp("bench-volume", WARM_UP_TAKES);
            List<ReconRun.Pair> pairs = IntStream.range(0, run.options().rounds())
                    .mapToObj(round -> recon.take("bench-volume-" + round))
                    .toList();
            run.add(
                    Section.VOLUME,
                    new Comparison(
                            String.format(Locale.ROOT, "recon with %,d matches in its tables", matches),
                            "inserting legs beside as many",
                            0.45,
                            0.70,
                            pairs.stream().map(ReconRun.Pair::recon).toList(),
                            pairs.stream().map(ReconRun.Pair::legs).toList()));
            Suite suite = run.stack().as(TENANT);
            LocalDate day = LocalDate.now(ZoneOffset.UTC);
            compareWithDuck(client, suite, day);
            checkpoint(client, suite, day);
        }
        run.stack().stop("recon");
    }

    private void compareWithDuck(Client client, Suite suite, LocalDate day) {
        byte[] rule = refundRule();
        Suite tried = run.stack().as(TENANT_TRIED);
        try (DuckJoin duck = new DuckJoin(run.stack(), TENANT)) {
            long rows = duck.rows();
            List<Take> filed = new ArrayList<>();
            List<Take> listed = new ArrayList<>();
            List<Take> joined = new ArrayList<>();
            List<Take> proved = new ArrayList<>();
            List<Take> folded = new ArrayList<>();
            List<Take> compared = new ArrayList<>();
            for (int round = -1; round < run.options().rounds(); round++) {
                Take file = take("breaks as a file", () -> file(client, suite, day));
                Take list = take("breaks by pages", () -> breaks(client, suite, day));
                Take join = duck.take();
                run.say("DuckDB", join);
                Take proof = take("a completeness proof", () -> prove(client, suite, day, rows / 2));
                Take fold = take("a rule tried", () -> tryRule(client, tried, rule));
                if (join.events() != file.events() || join.events() != list.events()) {
                    throw new IllegalStateException("DuckDB finds " + join.events() + " differences, recon tells "
                            + file.events() + " open breaks in a file and " + list.events() + " by pages");
                }
                if (round >= 0) {
                    filed.add(file);
                    listed.add(list);
                    joined.add(join);
                    proved.add(proof);
                    folded.add(fold);
                    compared.add(new Take(rows / 2.0, join.usage()));
                }
            }
            String joinOf = String.format(Locale.ROOT, "DuckDB's full outer join of 2 x %,d", rows / 2);
            run.add(
                    Section.VOLUME,
                    new Comparison("all open breaks of the day, as a file", joinOf, 1, 10, filed, joined));
            run.add(
                    Section.VOLUME,
                    new Comparison("all open breaks of the day, by pages of JSON", joinOf, 0, 0, listed, joined));
            run.add(
                    Section.VOLUME,
                    new Comparison("matches in the completeness proof", joinOf, 0, 0, proved, compared));
            run.add(
                    Section.VOLUME,
                    new Comparison(
                            "matches of a rule folded anew, twice (dry run)",
                            joinOf,
                            1 / 3.0,
                            1 / 1.3,
                            folded,
                            compared));
        }
    }

    /// Measured from the request to the last byte of the last answer.
    private Take take(String what, Supplier<Long> request) {
        Meter meter = Meter.of(run.stack(), "recon", "postgres");
        long done = request.get();
        Take take = new Take(done, meter.readNow());
        run.say(what, take);
        return take;
    }

    /// One a line below the headings.
    private static long file(Client client, Suite suite, LocalDate day) {
        String path = "/v1/reports/breaks?" + openOf(day);
        return client.tryGet(suite.recon(), path, suite.viewerToken())
                        .expect(200)
                        .body()
                        .lines()
                        .count()
                - 1;
    }

    private static String openOf(LocalDate day) {
        return "status=open&rule=refunds&from=%s&to=%s".formatted(day, day);
    }

    /// Page by page to the last.
    private static long breaks(Client client, Suite suite, LocalDate day) {
        String path = "/v1/breaks?%s&pageSize=%d".formatted(openOf(day), PAGE_SIZE);
        String cursor = "";
        long breaks = 0;
        do {
            JsonNode page = client.get(suite.recon(), path + cursor, suite.viewerToken());
            breaks += page.path("items").size();
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").textValue() : "";
        } while (!cursor.isEmpty());
        return breaks;
    }

    /// That both sides of every match differ by what is told, and nothing else.
    private static long prove(Client client, Suite suite, LocalDate day, long matches) {
        client.get(
                suite.recon(),
                "/v1/reports/completeness?rule=refunds&from=%s&to=%s".formatted(day, day),
                suite.viewerToken());
        return matches;
    }

    private static long tryRule(Client client, Suite suite, byte[] rule) {
        JsonNode trial = client.post(
                        suite.recon(),
                        "/v1/rules/refunds:dryRun?units=" + TRIED,
                        Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/yaml"),
                        rule)
                .expect(200)
                .json();
        return trial.path("looked").longValue();
    }

    private byte[] refundRule() {
        try {
            return Files.readAllBytes(
                    run.stack().root().resolve("recon-service/src/main/resources/rules/refunds.yaml"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void checkpoint(Client client, Suite suite, LocalDate day) {
        String token = run.stack().token(TENANT, "finance");
        byte[] window = Json.MAPPER
                .createObjectNode()
                .put("entity", "US")
                .put("currency", "USD")
                .put("from", day.toString())
                .put("to", day.toString())
                .toString()
                .getBytes(UTF_8);
        long before = Meter.megabytes(run.stack(), "recon");
        Take take = take("a checkpoint", () -> {
            client.post(
                            suite.recon(),
                            "/v1/checkpoints",
                            Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
                            window)
                    .expect(201);
            return 1L;
        });
        long after = Meter.megabytes(run.stack(), "recon");
        double seconds = take.usage().seconds();
        double growth = (double) after / before;
        run.report()
                .add(new Report.Figure(
                        "a checkpoint over all matches of the tables",
                        String.format(Locale.ROOT, "%.1f s", seconds),
                        String.format(Locale.ROOT, "<= %.0f s", CHECKPOINT_SECONDS_MAX),
                        "-",
                        Verdict.atMost(seconds, CHECKPOINT_SECONDS_MAX, 0),
                        "two legs each, one match in a hundred a break"));
        run.report()
                .add(new Report.Figure(
                        "memory of recon after the checkpoint against before",
                        String.format(Locale.ROOT, "%.2f (%d and %d MB)", growth, before, after),
                        String.format(Locale.ROOT, "<= %.2f", GROWTH_MAX),
                        "-",
                        Verdict.atMost(growth, GROWTH_MAX, 0),
                        "the figures are added up by PostgreSQL"));
    }
}
