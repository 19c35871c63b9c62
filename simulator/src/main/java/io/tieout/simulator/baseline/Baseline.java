package io.tieout.simulator.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.event.BusinessEvent;
import io.tieout.simulator.input.EventLines;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Reconciles a file of events with a simple algorithm, night by night.
///
/// Each night it ties what it can, and reports what is still open when nothing can come any more that is near enough.
/// So only what is open is in memory, and the length of the file does not matter.
public final class Baseline {

    /// When the nightly run begins, in UTC.
    private static final LocalTime RUN_AT = LocalTime.of(4, 0);

    private static final Duration DAY = Duration.ofDays(1);

    /// What a run came to.
    public record Result(long matches, long breaks) {}

    private final Algorithm algorithm;
    private final FoundWriter found;
    private List<Item> records = new ArrayList<>();
    private List<Item> documents = new ArrayList<>();
    private Instant nextRun = Instant.MIN;

    private Baseline(Algorithm algorithm, FoundWriter found) {
        this.algorithm = algorithm;
        this.found = found;
    }

    /// @throws IllegalArgumentException naming the line of the events that cannot be read
    public static Result run(Algorithm algorithm, Path events, Path out) throws IOException {
        try (Writer writer = Files.newBufferedWriter(out, UTF_8)) {
            FoundWriter found = new FoundWriter(writer);
            Baseline baseline = new Baseline(algorithm, found);
            EventLines.read(events, Items.TYPES, baseline::told);
            baseline.finish();
            return new Result(found.matches(), found.breaks());
        }
    }

    private void told(BusinessEvent event) {
        Instant at = event.envelope().occurredAt();
        if (nextRun.equals(Instant.MIN)) {
            nextRun = at.atOffset(ZoneOffset.UTC).toLocalDate().atTime(RUN_AT).toInstant(ZoneOffset.UTC);
        }
        while (!at.isBefore(nextRun)) {
            runNight();
        }
        Item document = Items.document(event);
        Item record = Items.record(event);
        if (document != null) {
            documents.add(document);
        }
        if (record != null) {
            records.add(record);
        }
    }

    private void finish() {
        while (!records.isEmpty() || !documents.isEmpty()) {
            runNight();
        }
    }

    private void runNight() {
        found.at(nextRun);
        Night night = new Night(records, documents, found);
        algorithm.run(night);
        Instant tooOld = nextRun.minus(Night.WINDOW);
        records = new ArrayList<>();
        for (Item record : night.records()) {
            if (record.at().isBefore(tooOld)) {
                found.missing(record);
            } else {
                records.add(record);
            }
        }
        documents = new ArrayList<>();
        for (Item document : night.documents()) {
            if (document.at().isBefore(tooOld)) {
                found.orphan(document);
            } else {
                documents.add(document);
            }
        }
        nextRun = nextRun.plus(DAY);
    }
}
