package io.tieout.simulator.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Money;
import java.time.Instant;

/// One thing that went wrong, as the truth has it.
///
/// @param about the record concerned, as `type:issuer:value`
/// @param order the order it belongs to, in the same form; empty where there is none
record Expected(
        String fault,
        String about,
        String order,
        String documentType,
        Money delta,
        String breakClass,
        String cause,
        String step,
        Instant detectableAt) {

    /// @throws IllegalArgumentException when it is not a line of a truth file
    static Expected of(JsonNode line) {
        try {
            return new Expected(
                    text(line, "fault"),
                    text(line, "about"),
                    line.path("order").asText(),
                    text(line, "documentType"),
                    Money.parse(
                            line.at("/delta/amount").asText(),
                            line.at("/delta/currency").asText()),
                    text(line, "class"),
                    text(line, "cause"),
                    text(line, "step"),
                    Instant.parse(text(line, "detectableAt")));
        } catch (java.time.DateTimeException malformed) {
            throw new IllegalArgumentException("detectableAt is not a time: " + line, malformed);
        }
    }

    private static String text(JsonNode line, String field) {
        String value = line.path(field).asText();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(field + " is missing: " + line);
        }
        return value;
    }
}
