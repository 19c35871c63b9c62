package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.RoleRegister;
import io.tieout.ingest.domain.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Real payloads, where a checkout has them beside it (`../shared/data` from the root; they are not ours to publish):
/// each gives events, or a rejection that names a field, or a reason to ignore it. None breaks the mapping.
class SharedPayloadsTest {

    private static final Path DATA =
            Path.of("..", "..", "shared", "data").toAbsolutePath().normalize();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Source SHOPIFY = Given.shopify(Map.of());
    private static final Source STRIPE = Given.stripe(Map.of("order-issuer", "shopify-us"));

    private static List<Path> files(String folder) throws IOException {
        assumeThat(DATA.resolve(folder))
                .as("no vendor payloads beside this checkout")
                .isDirectory();
        try (Stream<Path> files = Files.walk(DATA.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static Mapped shopify(String topic, JsonNode body) throws IOException {
        Map<String, String> headers = Map.of("x-shopify-topic", topic, "x-shopify-webhook-id", "w-1");
        return ShopifyWebhook.map(
                SHOPIFY,
                Receipt.of(
                        SHOPIFY,
                        RoleRegister.of(List.of(SHOPIFY)),
                        Given.RECEIVED,
                        "w-1",
                        headers,
                        MAPPER.writeValueAsBytes(body)));
    }

    private static Mapped stripe(JsonNode event) throws IOException {
        return StripeWebhook.map(
                STRIPE,
                Receipt.of(
                        STRIPE,
                        RoleRegister.of(List.of(STRIPE)),
                        Given.RECEIVED,
                        "",
                        Map.of(),
                        MAPPER.writeValueAsBytes(event)));
    }

    private static void isEventsOrNamesAField(Path file, Mapped mapped) {
        switch (mapped) {
            case Mapped.Events events ->
                assertThat(events.events()).as(file.toString()).isNotEmpty();
            case Mapped.Rejected rejected ->
                assertThat(rejected.violations().getFirst().pointer())
                        .as(file.toString())
                        .isNotEmpty();
            case Mapped.Ignored(var reason) ->
                assertThat(reason).as(file.toString()).isNotEmpty();
        }
    }

    @Test
    void shopifyRefundWebhooksGiveEvents() throws IOException {
        int count = 0;
        for (Path file : files("shopify/webhooks-2024-10")) {
            JsonNode sample = MAPPER.readTree(file.toFile());
            Mapped mapped = shopify(sample.path("topic").asText("refunds/create"), sample.path("body"));
            if (file.getFileName().toString().equals("refunds.create.json")) {
                assertThat(Given.events(mapped)).hasSize(1);
                count++;
            } else {
                assertThat(mapped).as(file.toString()).isInstanceOf(Mapped.Ignored.class);
            }
        }
        assertThat(count).isPositive();
    }

    @Test
    void shopifyRefundsOfTheRestApiGiveEvents() throws IOException {
        for (Path file : files("shopify/rest")) {
            JsonNode refund = MAPPER.readTree(file.toFile()).path("refund");
            if (refund.has("order_id")) {
                assertThat(Given.events(shopify("refunds/create", refund)))
                        .as(file.toString())
                        .hasSize(1);
            }
        }
    }

    @Test
    void stripeEventsAboutRefundsGiveEventsAndOthersAReason() throws IOException {
        List<Path> about = new ArrayList<>();
        for (Path file : files("stripe/webhooks")) {
            JsonNode event = MAPPER.readTree(file.toFile());
            Mapped mapped = stripe(event);
            isEventsOrNamesAField(file, mapped);
            if (event.path("type").asText().contains("refund")) {
                assertThat(Given.events(mapped)).as(file.toString()).isNotEmpty();
                about.add(file);
            }
        }
        assertThat(about).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void stripeRefundObjectsGiveEventsUnderEveryKindOfEvent() throws IOException {
        List<JsonNode> refunds = new ArrayList<>();
        for (Path file : files("stripe")) {
            collect(MAPPER.readTree(file.toFile()), refunds);
        }
        assertThat(refunds).isNotEmpty();
        for (JsonNode refund : refunds) {
            for (String type : List.of("refund.created", "refund.updated", "refund.failed", "charge.refund.updated")) {
                ObjectNode event = MAPPER.createObjectNode()
                        .put("id", "evt_1")
                        .put("type", type)
                        .put("created", 1_779_832_154L);
                event.putObject("data").set("object", refund);
                assertThat(Given.events(stripe(event))).as(type + " " + refund).hasSize(1);
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> refunds) {
        if (node.path("object").asText().equals("refund") && node.has("status")) {
            refunds.add(node);
        }
        node.forEach(child -> collect(child, refunds));
    }
}
