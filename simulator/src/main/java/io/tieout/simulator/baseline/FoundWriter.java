package io.tieout.simulator.baseline;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.simulator.suite.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;

/// Writes what was found, one JSON object to a line, in the form that score reads. A baseline says nothing of step and
/// authority, because it looks at no evidence of either.
final class FoundWriter {

    private final Writer out;
    private Instant now = Instant.EPOCH;
    private long matches;
    private long breaks;

    FoundWriter(Writer out) {
        this.out = out;
    }

    /// Sets when what follows is found.
    void at(Instant run) {
        now = run;
    }

    long matches() {
        return matches;
    }

    long breaks() {
        return breaks;
    }

    void match(String about, String document) {
        matches++;
        ObjectNode line = Json.object();
        line.putObject("match").put("about", about).put("document", document);
        write(line);
    }

    void missing(Item record) {
        write(record.id(), BreakClass.MISSING, record.amount());
    }

    void orphan(Item document) {
        write(document.id(), BreakClass.ORPHAN, document.amount().negated());
    }

    void amountDiffers(Item record, Item document) {
        if (record.amount().currency().equals(document.amount().currency())) {
            write(record.id(), BreakClass.AMOUNT, record.amount().minus(document.amount()));
        } else {
            write(record.id(), BreakClass.CURRENCY, record.amount());
        }
    }

    private void write(String about, BreakClass breakClass, Money delta) {
        breaks++;
        ObjectNode line = Json.object()
                .put("ruleKey", about)
                .put("class", breakClass.code())
                .put("cause", Cause.UNDETERMINED.code());
        line.putObject("delta")
                .put("amount", delta.decimal())
                .put("currency", delta.currency().getCurrencyCode());
        write(line.put("firstDetectedAt", now.toString()));
    }

    private void write(ObjectNode line) {
        try {
            out.write(line.toString());
            out.write('\n');
        } catch (IOException full) {
            throw new UncheckedIOException("what was found cannot be written: " + full.getMessage(), full);
        }
    }
}
