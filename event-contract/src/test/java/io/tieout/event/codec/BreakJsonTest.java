package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Money;
import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BreakJsonTest {

    private static final BreakState STATE = new BreakState(
            UUID.fromString("0198a1c2-0000-8000-8000-000000000002"),
            3,
            "acme",
            "US",
            "refunds",
            1,
            "refund:shopify-us:R2",
            BreakClass.DUPLICATE_POSTING,
            List.of(BreakClass.LATE),
            BreakStatus.OPEN,
            Severity.P2,
            "source",
            Money.of(-4825, "USD"),
            Money.of(4825, "USD"),
            Money.of(4825, "USD"),
            null,
            Money.of(9650, "USD"),
            List.of(new FieldDifference("documents", "1", "2")),
            new HandoffFinding(HandoffStep.GOOD, List.of("both documents carry R2")),
            Cause.UNDETERMINED,
            "Reverse the extras",
            Instant.parse("2026-03-03T10:20:00Z"),
            LocalDate.parse("2026-03-03"),
            null,
            null,
            null,
            UUID.fromString("0198a1c2-0000-8000-8000-000000000001"),
            "order:shopify-us:1002",
            null,
            null);

    @Test
    void readsBackWhatItWrote() throws IOException {
        assertThat(BreakJson.read(BreakJson.write(STATE))).isEqualTo(STATE);
    }

    @Test
    void saysWhoAcceptedWhat() throws IOException {
        Acceptance acceptance = new Acceptance(
                "ana@acme",
                "ben@acme",
                "A rounding of the ERP",
                "00",
                Instant.parse("2026-03-06T12:00:00Z"),
                Money.of(-4825, "USD"));
        String json = new String(BreakJson.write(STATE), StandardCharsets.UTF_8)
                .replace(
                        "\"accepted\":null",
                        "\"accepted\":"
                                + new String(StateJson.write(StateJson.MAPPER, acceptance), StandardCharsets.UTF_8))
                .replace("\"status\":\"open\"", "\"status\":\"accepted\"");

        BreakState accepted = BreakJson.read(json.getBytes(StandardCharsets.UTF_8));

        assertThat(accepted.accepted()).isEqualTo(acceptance);
        assertThat(Json.read(BreakJson.write(accepted))
                        .at("/accepted/amount/amount")
                        .asText())
                .isEqualTo("-48.25");
    }

    @Test
    void readsWhatWasToldBeforeAnythingCouldBeAccepted() throws IOException {
        String json = new String(BreakJson.write(STATE), StandardCharsets.UTF_8);

        assertThat(json).contains(",\"accepted\":null");
        assertThat(BreakJson.read(json.replace(",\"accepted\":null", "").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(STATE);
    }

    @Test
    void spellsCodesAndAmountsForOthersToRead() throws IOException {
        JsonNode json = Json.read(BreakJson.write(STATE));

        assertThat(json.at("/breakClass").asText()).isEqualTo("duplicate-posting");
        assertThat(json.at("/delta/amount").asText()).isEqualTo("-48.25");
        assertThat(json.at("/handoff/step").asText()).isEqualTo("handoff good");
        assertThat(json.at("/firstDetectedAt").asText()).isEqualTo("2026-03-03T10:20:00Z");
    }
}
