package io.tieout.ledger.db;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Reference;
import io.tieout.event.codec.Json;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/// Finds the events that carry a reference.
final class CarriedReference {

    private CarriedReference() {}

    /// Adds to `where` that `event e` carries it. Of references that join there is no index by event: it is looked
    /// for in the data of their transaction's events, as the contract writes it there.
    static void and(Conditions where, Reference reference) {
        String type = where.parameter(reference.type().code());
        String issuer = where.parameter(reference.issuer());
        String value = where.parameter(reference.value());
        String key = "type = %s AND issuer = %s AND value = %s".formatted(type, issuer, value);
        String members = TransactionMembers.of("SELECT transaction FROM joining_reference WHERE " + key);
        where.and("""
                e.id IN (
                    SELECT event FROM grouping_reference WHERE %1$s
                     UNION ALL
                    SELECT event FROM added_reference WHERE %1$s
                     UNION ALL
                    SELECT m.id FROM event m WHERE m.transaction IN (%2$s) AND position(? IN m.payload) > 0)""".formatted(key, members), written(reference));
    }

    /// As it stands in an event's data.
    private static Buffer written(Reference reference) {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("type", reference.type().code())
                .put("issuer", reference.issuer())
                .put("value", reference.value());
        return Buffer.buffer(json.toString().getBytes(StandardCharsets.UTF_8));
    }
}
