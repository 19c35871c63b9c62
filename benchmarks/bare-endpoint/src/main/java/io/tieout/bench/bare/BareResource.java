package io.tieout.bench.bare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Parses what ingest is sent and answers the way ingest does, with nothing in between.
@Path("/v1/events")
public class BareResource {

    private static final ObjectReader READER = JsonMapper.builder().build().readerFor(JsonNode.class);
    private static final String UUID = "2f0a8c1e-5b1d-8c6a-9f52-6f1f7a3be001";
    private static final String RECEIPT = "rc_01hr2m4e9d3t5v7x8y9z0a1b2c";
    private static final int MULTI_STATUS = 207;

    /// The answer to one event, of the size that ingest gives.
    public record Accepted(String receiptId, String deliveryId, String eventId, String correlationId, String status) {}

    /// One line of the answer to a list.
    public record Item(int index, String status, String deliveryId, String eventId, String correlationId) {}

    /// The answer to a list.
    public record Taken(String receiptId, List<Item> items) {}

    /// Takes an event or a list of events.
    @POST
    @NonBlocking
    @Consumes(MediaType.WILDCARD)
    public Response post(byte[] body) throws IOException {
        JsonNode root = READER.readTree(body);
        if (root.isObject()) {
            String id = root.path("id").asText();
            return Response.accepted(new Accepted(RECEIPT, id, UUID, UUID, "accepted"))
                    .header("X-Correlation-Id", UUID)
                    .header("X-Receipt-Id", RECEIPT)
                    .build();
        }
        List<Item> items = new ArrayList<>(root.size());
        for (JsonNode event : root) {
            items.add(new Item(items.size(), "accepted", event.path("id").asText(), UUID, UUID));
        }
        return Response.status(MULTI_STATUS)
                .entity(new Taken(RECEIPT, items))
                .header("X-Receipt-Id", RECEIPT)
                .build();
    }
}
