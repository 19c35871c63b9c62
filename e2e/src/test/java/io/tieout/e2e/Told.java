package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.e2e.SharedPayloads.Sample;
import io.tieout.simulator.suite.Answer;
import java.util.List;

/// A delivery of a vendor and what the suite said to it.
record Told(Sample sample, Answer answer) {

    private static final int ACCEPTED = 202;
    private static final int UNPROCESSABLE = 422;

    /// Such as `refunds/create accepted`, or `refunds/create rejected /order_id`.
    String outcome() {
        String outcome = answer.status() == ACCEPTED
                ? answer.json().path("status").asText()
                : "rejected " + answer.json().at("/errors/0/pointer").asText();
        return sample.topic() + " " + outcome;
    }

    List<String> eventIds() {
        return answer.json().findValuesAsText("eventId");
    }

    /// Whether it came to events, or to a reason, or to faults that each name the field and the fix.
    void isAnswered() {
        assertThat(answer.status()).as(sample.name() + ": " + answer.body()).isIn(ACCEPTED, UNPROCESSABLE);
        if (answer.status() == UNPROCESSABLE) {
            JsonNode errors = answer.json().path("errors");
            assertThat(errors).isNotEmpty();
            for (JsonNode error : errors) {
                assertThat(error.path("pointer").asText()).isNotBlank();
                assertThat(error.path("fix").asText()).isNotBlank();
            }
        } else if (outcome().endsWith(" ignored")) {
            assertThat(answer.json().path("reason").asText()).isNotBlank();
        } else {
            assertThat(eventIds()).isNotEmpty();
        }
    }
}
