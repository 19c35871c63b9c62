package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.codec.Json;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// A request with CloudEvents in one of the three HTTP content modes.
///
/// Plain `application/json` is taken for what it looks like: with `ce-` headers the data of a binary event, otherwise
/// an event or a list of events.
public final class CloudEventRequest {

    private static final String ATTRIBUTE_HEADER = "ce-";

    private CloudEventRequest() {}

    /// How the events lie in a request.
    public enum Mode {
        /// One event, attributes and data in the body.
        STRUCTURED,
        /// A list of events.
        BATCH,
        /// One event, attributes in the headers.
        BINARY,
        /// One event or a list of them, as the body turns out.
        EITHER,
        /// No content type that carries CloudEvents in JSON.
        UNSUPPORTED
    }

    /// What a request came to.
    public sealed interface Reading {}

    public record Single(Mapped mapped) implements Reading {}

    public record Batch(List<Mapped> items) implements Reading {
        public Batch {
            items = List.copyOf(items);
        }
    }

    /// More events than one request may carry.
    public record TooMany(int count) implements Reading {}

    public static Mode modeOf(String contentType, Map<String, String> headers) {
        return switch (MediaTypes.plain(contentType)) {
            case MediaTypes.CLOUDEVENT -> Mode.STRUCTURED;
            case MediaTypes.CLOUDEVENT_BATCH -> Mode.BATCH;
            case MediaTypes.JSON -> hasAttributes(headers) ? Mode.BINARY : Mode.EITHER;
            default -> Mode.UNSUPPORTED;
        };
    }

    /// In binary mode the body alone does not say which event it is, so the attributes tell deliveries apart.
    public static String deliveryOf(Mode mode, Map<String, String> headers) {
        if (mode != Mode.BINARY) {
            return "";
        }
        CanonicalBytes bytes = new CanonicalBytes();
        attributes(headers).forEach((name, value) -> bytes.text(name).text(value));
        return HexFormat.of().formatHex(bytes.sha256());
    }

    public static Reading read(Mode mode, Source source, Receipt receipt, int eventsMax) {
        return switch (mode) {
            case BINARY -> single(Document.read(receipt.body()), data -> binary(source, receipt, data));
            case STRUCTURED -> single(Document.read(receipt.body()), event -> CloudEvent.map(source, receipt, event));
            case BATCH, EITHER, UNSUPPORTED ->
                switch (Documents.read(receipt.body(), eventsMax, item -> CloudEvent.map(source, receipt, item))) {
                    case Documents.Each(var items, int count) ->
                        count > eventsMax ? new TooMany(count) : new Batch(items);
                    case Documents.Other(var document) ->
                        single(
                                document,
                                event -> mode == Mode.BATCH ? noList() : CloudEvent.map(source, receipt, event));
                };
        };
    }

    private static Single single(Document document, Function<JsonNode, Mapped> mapping) {
        return new Single(
                switch (document) {
                    case Document.Unreadable(var violation) -> Mapped.Rejected.malformed(violation);
                    case Document.Read(var root) -> mapping.apply(root);
                });
    }

    private static Mapped noList() {
        return Mapped.Rejected.of("", "is not a list of events", "send [ {...}, {...} ]");
    }

    private static Mapped binary(Source source, Receipt receipt, JsonNode data) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        attributes(receipt.headers()).forEach(event::put);
        event.set("data", data);
        Mapped mapped = CloudEvent.map(source, receipt, event);
        return mapped instanceof Mapped.Rejected rejected
                ? new Mapped.Rejected(rejected.violations().stream()
                        .map(CloudEventRequest::inHeader)
                        .toList())
                : mapped;
    }

    /// Names the header that an attribute came in; faults of the data keep their pointer.
    private static Violation inHeader(Violation violation) {
        String pointer = violation.pointer();
        return pointer.isEmpty() || pointer.equals("/data") || pointer.startsWith("/data/")
                ? violation
                : new Violation(ATTRIBUTE_HEADER + pointer.substring(1), violation.message(), violation.fix());
    }

    private static boolean hasAttributes(Map<String, String> headers) {
        return headers.keySet().stream().anyMatch(name -> name.startsWith(ATTRIBUTE_HEADER));
    }

    private static Map<String, String> attributes(Map<String, String> headers) {
        Map<String, String> attributes = new TreeMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE_HEADER)) {
                attributes.put(name.substring(ATTRIBUTE_HEADER.length()), percentDecoded(value));
            }
        });
        return attributes;
    }

    /// Header values spell everything beyond printable ASCII as %XX of its UTF-8; a stray % stands for itself.
    static String percentDecoded(String value) {
        if (value.indexOf('%') < 0) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        byte[] raw = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (raw[i] == '%' && high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(raw[i]);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
