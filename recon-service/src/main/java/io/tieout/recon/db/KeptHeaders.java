package io.tieout.recon.db;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;

/// The headers of a leg's record in the form that they are kept in: one JSON text.
///
/// Left out is what has a column of its own, and what says nothing about the event that its type does not say. Every
/// other header is kept, those of later versions of the contract too.
final class KeptHeaders {

    private static final Set<String> LEFT_OUT = Set.of(
            EventHeaders.SPEC_VERSION,
            EventHeaders.CONTENT_TYPE,
            EventHeaders.DATA_SCHEMA,
            EventHeaders.EVENT_ID,
            EventHeaders.CORRELATION_ID,
            EventHeaders.OUTCOME,
            EventHeaders.RECORDED_AT,
            EventHeaders.TRACEPARENT);

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    /// What was written from a map repeats no name.
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(HEADERS).without(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    /// What the headers of an event come to, so that the text seldom grows.
    private static final int TEXT_LENGTH = 768;

    private KeptHeaders() {}

    static String write(Map<String, String> headers) {
        StringWriter text = new StringWriter(TEXT_LENGTH);
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> header : headers.entrySet()) {
                if (!LEFT_OUT.contains(header.getKey())) {
                    json.writeStringField(header.getKey(), header.getValue());
                }
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text always takes more", impossible);
        }
        return text.toString();
    }

    static Map<String, String> read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException("headers of a leg", malformed);
        }
    }
}
