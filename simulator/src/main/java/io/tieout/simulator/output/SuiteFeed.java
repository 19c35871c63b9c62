package io.tieout.simulator.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.simulator.retailer.Party;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.Vendor;
import io.tieout.simulator.vendor.VendorShapes;
import io.tieout.simulator.vendor.Webhook;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Posts what the retailer's systems tell into a suite, each system with a key of its own, a step of the retailer's
/// time after the other. Webhooks of vendors are signed and posted one by one.
public final class SuiteFeed implements Output {

    private static final int EVENTS_PER_POST_MAX = 500;
    /// Of a rehearsal, so that it need not be secret.
    private static final String SECRET = "whsec_simulated_signing_secret";

    private final Suite suite;
    private final VendorShapes shapes;
    private final Duration step;
    private final Client client = new Client();
    private final Pace pace;
    private final int batchSize;
    private final Map<String, String> apiKeys = new HashMap<>();
    private final Map<String, Batch> batches = new HashMap<>();
    private @Nullable Instant stepEnd;

    /// Events of one source that wait to be posted.
    private static final class Batch {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CloudEventLines lines = new CloudEventLines(bytes);
        private int size;

        void add(BusinessEvent event) {
            lines.told(event);
            size++;
        }

        /// The lines as one JSON array: a line holds no line break but its last character.
        byte[] array() {
            lines.finish();
            return ("[" + bytes.toString(UTF_8).strip().replace('\n', ',') + "]").getBytes(UTF_8);
        }
    }

    /// Registers the systems as sources.
    ///
    /// @param step of the retailer's time after which all that was told in it is posted
    /// @throws IllegalStateException when the tenant has them already, because their keys were shown once
    public SuiteFeed(Suite suite, List<Party> parties, VendorShapes shapes, Pace pace, Duration step) {
        this.suite = suite;
        this.shapes = shapes;
        this.step = step;
        this.pace = pace;
        this.batchSize = Math.min(EVENTS_PER_POST_MAX, pace.atOnceMax());
        parties.forEach(this::register);
    }

    private void register(Party party) {
        List<String> roles = party.roles().stream().map(Coded::code).toList();
        SourceRegistration source = SourceRegistration.of(party.id(), party.entity(), roles)
                .day(party.zone().getId(), party.cutOff().toString());
        Vendor vendor = shapes.vendorOf(party);
        if (vendor != null) {
            source.format(vendor.format(), SECRET).options(shapes.optionsOf(party));
        }
        apiKeys.put(party.id(), source.registerNew(suite, client));
    }

    @Override
    public void told(BusinessEvent event) {
        Instant at = event.envelope().receivedAt();
        if (stepEnd == null) {
            begin(at.truncatedTo(ChronoUnit.HOURS));
        }
        while (stepEnd != null && !at.isBefore(stepEnd)) {
            finishStep(stepEnd);
        }
        Webhook webhook = shapes.of(event);
        if (webhook != null) {
            post(webhook);
            return;
        }
        String source = event.envelope().source();
        Batch batch = batches.computeIfAbsent(source, _ -> new Batch());
        batch.add(event);
        if (batch.size == batchSize) {
            post(source, batch);
            batches.remove(source);
        }
    }

    private void begin(Instant hour) {
        pace.begin(hour);
        stepEnd = hour.plus(step);
    }

    private void finishStep(Instant end) {
        batches.forEach(this::post);
        batches.clear();
        pace.reached(end);
        stepEnd = end.plus(step);
    }

    /// One by one, as vendors do.
    private void post(Webhook webhook) {
        byte[] body = Json.bytes(webhook.body());
        Answer answer = client.post(
                        suite.ingest(),
                        "/v1/webhooks/" + webhook.source(),
                        webhook.signed(SECRET, body, Instant.now()),
                        body)
                .expect(202);
        if (!answer.json().path("status").asText().equals("accepted")) {
            throw new IllegalStateException("the suite ignored a webhook of " + webhook.source() + ": " + answer.body()
                    + " to " + webhook.json());
        }
        pace.posted(1);
    }

    private void post(String source, Batch batch) {
        JsonNode answer = client.post(
                        suite.ingest(),
                        "/v1/events",
                        Map.of(
                                "X-Api-Key",
                                String.valueOf(apiKeys.get(source)),
                                "Content-Type",
                                "application/cloudevents-batch+json"),
                        batch.array())
                .expect(207)
                .json();
        List<JsonNode> refused = new ArrayList<>();
        answer.path("items").forEach(item -> {
            if (!item.path("status").asText().equals("accepted")) {
                refused.add(item);
            }
        });
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "the suite refused " + refused.size() + " events of " + source + ", such as " + refused.getFirst());
        }
        pace.posted(batch.size);
    }

    /// Posts what is left.
    @Override
    public void finish() {
        Instant end = stepEnd;
        if (end == null) {
            return;
        }
        finishStep(end);
        pace.end(end);
    }

    @Override
    public void close() {
        pace.close();
        client.close();
    }
}
