package io.tieout.simulator.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Money;
import io.tieout.simulator.retailer.Fault;
import io.tieout.simulator.retailer.Injection;
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

/// Writes what went wrong, one JSON object to a line, and counts it.
public final class TruthLines implements Consumer<Injection>, AutoCloseable {

    private final @Nullable Writer out;
    private final Map<Fault, Long> counts = new EnumMap<>(Fault.class);

    /// @param file null to count only
    public TruthLines(@Nullable Path file) throws IOException {
        this.out = file == null ? null : Files.newBufferedWriter(file, UTF_8);
    }

    @Override
    public void accept(Injection injection) {
        counts.merge(injection.fault(), 1L, Long::sum);
        if (out != null) {
            write(out, json(injection) + "\n");
        }
    }

    public Map<Fault, Long> counts() {
        return counts;
    }

    private static ObjectNode json(Injection injection) {
        ObjectNode json = Json.object()
                .put("fault", injection.fault().code())
                .put("entity", injection.entity())
                .put("about", injection.about().toString())
                .put("documentType", injection.documentType());
        if (injection.order() != null) {
            json.put("order", injection.order().toString());
        }
        json.set("amount", json(injection.amount()));
        json.set("delta", json(injection.delta()));
        return json.put("class", injection.breakClass().code())
                .put("cause", injection.cause().code())
                .put("step", injection.step().code())
                .put("injectedAt", injection.injectedAt().toString())
                .put("detectableAt", injection.detectableAt().toString());
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
