package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;

/// The reference page of the plain topics, made from their schemas.
final class PlainPage {

    private static final String HEAD = """
            # Receipts, dead letters, parked events and the clock on Kafka

            Made from the schemas of `event-contract` by `PublishedSchemasTest`; `-Dtieout.write` writes it anew. The schemas, of whole
            records with key, headers and value (`data`), are in `event-contract/src/main/resources/schemas`, a sample of each in `samples`
            beside them, the topics in [asyncapi.json](asyncapi.json). Those who write the records are held to the schemas by their tests.

            What carries the business stands in [events](events.md) and [breaks and alerts](breaks-and-alerts.md). Dead letters are shown by
            [ingest-service](ingest-service.md) under `/v1/dead-letters`; the topic is for those who watch it. `tieout.repair-requests.v1` is
            created with the others and not written yet.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);

    private PlainPage() {}

    static String text() {
        PlainPage made = new PlainPage();
        for (PlainTopic topic : PlainTopic.values()) {
            made.topic(topic);
        }
        return made.page.toString();
    }

    private void topic(PlainTopic topic) {
        page.append("\n## Topic `").append(topic.code()).append("`\n\n");
        page.append(topic.description()).append('\n');
        if (!topic.headers().isEmpty()) {
            page.append("\n| header | holds |\n|---|---|\n");
            for (StateHeader header : topic.headers()) {
                page.append("| `").append(header.name()).append("` | ");
                page.append(header.isRequired() ? "" : "optional. ");
                page.append(header.meaning()).append(codes(header.form())).append(" |\n");
            }
        }
        JsonNode payload = topic.payload();
        if (payload.has("properties")) {
            page.append("\n| field | holds |\n|---|---|\n");
            rows(payload, "");
        } else {
            page.append("\nValue: ")
                    .append(payload.path("description").asText())
                    .append('\n');
        }
    }

    private static String codes(JsonNode form) {
        StringBuilder codes = new StringBuilder();
        form.path("oneOf")
                .forEach(each -> codes.append(" `")
                        .append(each.path("const").asText())
                        .append("`: ")
                        .append(each.path("description").asText()));
        return codes.toString();
    }

    private void rows(JsonNode schema, String prefix) {
        schema.path("properties").properties().forEach(field -> {
            page.append("| `").append(prefix).append(field.getKey()).append("` | ");
            page.append(field.getValue().path("description").asText()).append(" |\n");
            rows(field.getValue().path("items"), prefix + field.getKey() + "[].");
        });
    }
}
