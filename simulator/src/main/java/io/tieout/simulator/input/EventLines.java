package io.tieout.simulator.input;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Provenance;
import io.tieout.event.codec.DataReader;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.Violation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/// Reads the events that simulate wrote: CloudEvents in structured mode, one to a line.
public final class EventLines {

    /// A line says neither: they are those of the credential with which it would be posted.
    private static final String NOT_SAID = "not-said";

    private static final Provenance NONE = new Provenance("none", "none", "none");

    private EventLines() {}

    /// Takes in one event.
    @FunctionalInterface
    public interface Hearer {
        void told(BusinessEvent event);
    }

    /// Reads the events of these types and passes over the others.
    ///
    /// @throws IllegalArgumentException naming the line that breaks the contract
    public static void read(Path file, Set<EventType> types, Hearer hearer) throws IOException {
        JsonLines.read(file, line -> {
            EventType type = Coded.find(EventType.class, text(line, "type")).orElse(null);
            if (type != null && types.contains(type)) {
                hearer.told(decode(type, line));
            }
        });
    }

    private static BusinessEvent decode(EventType type, JsonNode line) {
        return switch (DataReader.decode(type, envelope(type, line), line.path("data"))) {
            case Decoded.Event(BusinessEvent event) -> event;
            case Decoded.Invalid(List<Violation> violations) ->
                throw new IllegalArgumentException(violations.getFirst().pointer() + " "
                        + violations.getFirst().message());
            case Decoded.UnknownType(String unknown) -> throw new IllegalArgumentException("type: unknown " + unknown);
        };
    }

    private static Envelope envelope(EventType type, JsonNode line) {
        Instant at = time(line);
        return new Envelope(
                NOT_SAID,
                NOT_SAID,
                text(line, "source"),
                type.roles().getFirst(),
                text(line, "id"),
                text(line, "subject"),
                at,
                at,
                date(line),
                null,
                List.of(),
                NONE);
    }

    private static Instant time(JsonNode line) {
        try {
            return Instant.parse(text(line, "time"));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("time: is not a time", malformed);
        }
    }

    private static LocalDate date(JsonNode line) {
        try {
            return LocalDate.parse(text(line, "businessdate"));
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("businessdate: is not a date", malformed);
        }
    }

    private static String text(JsonNode line, String field) {
        JsonNode value = line.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw new IllegalArgumentException(field + ": is missing");
        }
        return value.textValue();
    }
}
