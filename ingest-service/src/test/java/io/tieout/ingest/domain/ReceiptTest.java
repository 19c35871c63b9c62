package io.tieout.ingest.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.SourceRole;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private static Source source(String tenant, String id) {
        var calendar = new BusinessCalendar(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        return new Source(tenant, id, List.of(SourceRole.ERP), SourceFormat.CLOUDEVENTS, "US", id, calendar, Map.of());
    }

    private static String id(Source source, Instant at, String delivery, String body) {
        return Receipt.of(
                        source,
                        RoleRegister.of(List.of(source)),
                        at,
                        delivery,
                        Map.of(),
                        body.getBytes(StandardCharsets.UTF_8))
                .id();
    }

    @Test
    void theSameDeliveryAgainHasTheSameReceipt() {
        assertThat(id(source("acme", "a"), NOON, "d", "x"))
                .isEqualTo(id(source("acme", "a"), NOON.plusSeconds(99), "d", "x"))
                .matches("rc_[0-9a-f]{32}");
    }

    @Test
    void tenantSourceDeliveryAndBodyEachMakeAnother() {
        String id = id(source("acme", "a"), NOON, "d", "x");

        assertThat(List.of(
                        id(source("zeta", "a"), NOON, "d", "x"),
                        id(source("acme", "b"), NOON, "d", "x"),
                        id(source("acme", "a"), NOON, "e", "x"),
                        id(source("acme", "a"), NOON, "d", "y")))
                .doesNotContain(id)
                .doesNotHaveDuplicates();
    }

    @Test
    void theDigestIsOfTheBytes() {
        assertThat(Receipt.of(
                                source("acme", "a"),
                                RoleRegister.of(List.of()),
                                NOON,
                                "",
                                Map.of(),
                                "abc".getBytes(StandardCharsets.UTF_8))
                        .sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
