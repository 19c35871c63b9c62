package io.tieout.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Provenance;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.DataReader;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// What one platform says: as it is posted, and as ingest makes it an event.
///
/// @param data as the contract reads it
record Fact(Platform platform, EventType type, String subject, JsonNode data) {

    static final Provenance PROVENANCE =
            new Provenance("rc_01hr2m4e9d3t5v7x8y9z0a1b2c", "ab".repeat(32), "cloudevents/1");

    /// Who tells of these events, and nobody else: what a stock system would say is not waited for.
    private static final RegisteredRoles REGISTERED =
            RegisteredRoles.of(SourceRole.STOREFRONT, SourceRole.PROCESSOR, SourceRole.ERP);

    /// The systems of the retailer; each registers as a source of its role.
    enum Platform {
        SHOP(SourceRole.STOREFRONT),
        CARDS(SourceRole.PROCESSOR),
        BOOKS(SourceRole.ERP);

        private final SourceRole role;

        Platform(SourceRole role) {
            this.role = role;
        }

        SourceRole role() {
            return role;
        }

        String source() {
            return "bench-" + role.code();
        }
    }

    /// In the structured mode of CloudEvents.
    ObjectNode cloudEvent(Instant at) {
        return Json.MAPPER
                .createObjectNode()
                .put("specversion", "1.0")
                .put("id", "delivery-" + subject)
                .put("type", type.code())
                .put("source", "/bench/" + platform.source())
                .put("subject", subject)
                .put("time", at.toString())
                .set("data", data);
    }

    /// As ingest understands it.
    BusinessEvent event(String tenant, Instant at) {
        Envelope envelope = new Envelope(
                        tenant,
                        "US",
                        platform.source(),
                        platform.role(),
                        "delivery-" + subject,
                        subject,
                        at,
                        at,
                        at.atZone(ZoneOffset.UTC).toLocalDate(),
                        null,
                        List.of(),
                        PROVENANCE)
                .withRegistered(REGISTERED);
        return switch (DataReader.decode(type, envelope, data)) {
            case Decoded.Event(var event) -> event;
            case Decoded.Invalid invalid -> throw new IllegalStateException("the benchmark's own event: " + invalid);
            case Decoded.UnknownType unknown ->
                throw new IllegalStateException("the benchmark's own event: " + unknown);
        };
    }
}
