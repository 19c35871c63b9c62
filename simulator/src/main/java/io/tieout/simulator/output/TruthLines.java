package io.tieout.simulator.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.oracle.Known;
import io.tieout.simulator.suite.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes what went wrong and what should be found of it, one JSON object to a line, and counts it.
public final class TruthLines implements Consumer<Expectation>, AutoCloseable {

    private final @Nullable Writer out;
    private final Map<Fault, Map<State, Long>> counts = new EnumMap<>(Fault.class);

    /// @param file null to count only
    public TruthLines(@Nullable Path file) throws IOException {
        this.out = file == null ? null : Files.newBufferedWriter(file, UTF_8);
    }

    @Override
    public void accept(Expectation line) {
        counts.computeIfAbsent(line.fault(), _ -> new EnumMap<>(State.class)).merge(line.state(), 1L, Long::sum);
        if (out != null) {
            write(out, json(line) + "\n");
        }
    }

    public Map<Fault, Map<State, Long>> counts() {
        return counts;
    }

    private static ObjectNode json(Expectation line) {
        ObjectNode json = Json.object()
                .put("id", line.id())
                .put("fault", line.fault().code())
                .put("state", line.state().code());
        if (line.related() != null) {
            json.put(line.state() == State.MASKED ? "maskedBy" : "incident", line.related());
        }
        json.put("entity", line.entity()).put("about", line.about());
        if (!line.records().isEmpty()) {
            line.records().forEach(json.putArray("records")::add);
        }
        put(json, "order", line.order());
        put(json, "documentType", line.documentType());
        put(json, "document", line.document());
        json.put("injectedAt", line.injectedAt().toString());
        if (line.finding() != null) {
            put(json, line.finding());
        }
        return json;
    }

    private static void put(ObjectNode json, Finding finding) {
        json.put("class", finding.breakClass().code());
        if (!finding.also().isEmpty()) {
            finding.also().stream().map(Coded::code).forEach(json.putArray("also")::add);
        }
        json.set("amount", json(finding.amount()));
        json.set("delta", json(finding.delta()));
        json.put("cause", finding.cause().code())
                .put("step", finding.step().code())
                .put("authority", finding.authority())
                .put("detectableAt", finding.detectableAt().toString());
        put(json.putObject("observable"), finding.known());
    }

    private static void put(ObjectNode json, Known known) {
        json.put("shown", known.isShown())
                .put("cause", known.cause().code())
                .put("step", known.step().code());
        if (!known.because().isEmpty()) {
            json.put("because", known.because());
        }
        if (!known.like().isEmpty()) {
            json.put("like", known.like());
        }
    }

    private static void put(ObjectNode json, String field, @Nullable String value) {
        if (value != null) {
            json.put(field, value);
        }
    }

    private static ObjectNode json(Money money) {
        return Json.object()
                .put("amount", money.decimal())
                .put("currency", money.currency().getCurrencyCode());
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException full) {
            throw new UncheckedIOException("the truth cannot be written: " + full.getMessage(), full);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
