package io.tieout.simulator.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Money;
import java.time.Instant;
import java.time.OffsetDateTime;

/// One break that was found.
///
/// @param about the record concerned, as `type:issuer:value`
record Found(String about, String breakClass, String cause, String step, Money delta, Instant firstDetectedAt) {

    /// As recon-service's `GET /v1/breaks` shows it.
    static Found of(JsonNode item) {
        return new Found(
                item.path("ruleKey").asText(),
                item.path("class").asText(),
                item.path("cause").asText(),
                item.path("handoffStep").asText(),
                Money.parse(
                        item.at("/delta/amount").asText(),
                        item.at("/delta/currency").asText()),
                OffsetDateTime.parse(item.path("firstDetectedAt").asText()).toInstant());
    }
}
