package io.tieout.e2e;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Payloads as the vendors sent or published them, where a checkout has them beside it (`../shared/data` from the
/// root). They are not ours to publish, so nothing of them is copied.
final class SharedPayloads {

    /// How the recordings of Stripe's events blanked out the ids.
    private static final String BLANK_ID = "_" + "0".repeat(24);

    private final Path data;

    private SharedPayloads(Path data) {
        this.data = data;
    }

    /// One delivery of a vendor.
    ///
    /// @param topic Shopify's topic, or the type of Stripe's event
    record Sample(String name, String topic, Map<String, String> headers, byte[] body) {}

    /// Skips the test where they are not there.
    static SharedPayloads find(Path root) {
        Path data = root.resolve("../shared/data").normalize();
        if (!Files.isDirectory(data)) {
            System.out.println("Skipped: there are no vendor payloads in ../shared/data beside this checkout.");
        }
        assumeThat(data).as("vendor payloads").isDirectory();
        return new SharedPayloads(data);
    }

    /// Shopify's webhooks with the headers they came with, and REST objects, which webhooks carry as they are.
    List<Sample> shopify() {
        List<Sample> samples = new ArrayList<>();
        for (Path file : files("shopify/webhooks-2024-10")) {
            JsonNode sample = read(file);
            String topic = sample.path("topic").asText();
            samples.add(new Sample(name(file), topic, vendorHeaders(sample), Json.bytes(sample.path("body"))));
        }
        for (Path file : files("shopify/rest")) {
            JsonNode rest = read(file);
            addRest(samples, file, "refunds/create", rest.path("refund"));
            addRest(samples, file, "orders/create", rest.path("order"));
            rest.path("orders").forEach(order -> addRest(samples, file, "orders/create", order));
            addRest(samples, file, "order_transactions/create", rest.path("transaction"));
            rest.forEach(item -> addRest(samples, file, "order_transactions/create", item));
        }
        return samples;
    }

    private static void addRest(List<Sample> samples, Path file, String topic, JsonNode object) {
        boolean isOfTopic = topic.equals("order_transactions/create") == object.has("kind");
        if (isOfTopic
                && object.has("id")
                && samples.stream().noneMatch(known -> known.name().equals(name(file)))) {
            samples.add(new Sample(name(file), topic, Map.of(), Json.bytes(object)));
        }
    }

    /// Stripe's events as they were recorded, ids blanked out.
    List<Sample> stripeAsRecorded() {
        List<Sample> samples = new ArrayList<>();
        for (Path file : files("stripe/webhooks")) {
            samples.add(event(name(file), read(file)));
        }
        for (Path file : files("stripe/captured-with-headers")) {
            samples.add(event(name(file), read(file).path("body")));
        }
        return samples;
    }

    /// Stripe's events with an id of its own for each recording, and objects of the API in the event that carries them.
    List<Sample> stripe() {
        List<Sample> samples = new ArrayList<>();
        int number = 1;
        for (Sample recorded : stripeAsRecorded()) {
            String text = new String(recorded.body(), StandardCharsets.UTF_8);
            String restored = text.replace(BLANK_ID, "_%024d".formatted(number++));
            samples.add(event(recorded.name(), Json.read(restored)));
        }
        for (String folder : List.of("stripe/api", "stripe/openapi-fixtures")) {
            for (Path file : files(folder)) {
                List<JsonNode> objects = new ArrayList<>();
                collect(read(file), objects);
                for (JsonNode object : objects) {
                    samples.add(event(name(file), told(object, number++)));
                }
            }
        }
        return samples;
    }

    /// Charges and refunds that are objects of their own, not parts of others.
    private static void collect(JsonNode node, List<JsonNode> objects) {
        String kind = node.path("object").asText();
        if (kind.equals("charge") || (kind.equals("refund") && node.has("status"))) {
            objects.add(node);
        } else {
            node.forEach(child -> collect(child, objects));
        }
    }

    private static JsonNode told(JsonNode object, int number) {
        boolean isCharge = object.path("object").asText().equals("charge");
        ObjectNode event = Json.object()
                .put("id", "evt_of_the_api_" + number)
                .put("object", "event")
                .put("created", object.path("created").asLong())
                .put("type", isCharge ? "charge.succeeded" : "refund.created");
        event.putObject("data").set("object", object);
        return event;
    }

    private static Sample event(String name, JsonNode event) {
        return new Sample(name, event.path("type").asText(), Map.of(), Json.bytes(event));
    }

    private static Map<String, String> vendorHeaders(JsonNode sample) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, JsonNode> header : sample.path("headers").properties()) {
            if (header.getKey().startsWith("x-shopify-")) {
                headers.put(header.getKey(), header.getValue().asText());
            }
        }
        // They are made anew for what is sent.
        headers.keySet().removeAll(List.of("x-shopify-topic", "x-shopify-webhook-id", "x-shopify-hmac-sha256"));
        return headers;
    }

    private List<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(data.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static JsonNode read(Path file) {
        try {
            return Json.read(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
