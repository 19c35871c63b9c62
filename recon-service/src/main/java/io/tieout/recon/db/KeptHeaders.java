package io.tieout.recon.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.Json;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
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
    private static final ObjectWriter WRITER = Json.MAPPER.writerFor(HEADERS);
    private static final ObjectReader READER = Json.MAPPER.readerFor(HEADERS);

    private KeptHeaders() {}

    static String write(Map<String, String> headers) {
        Map<String, String> kept = LinkedHashMap.newLinkedHashMap(headers.size());
        headers.forEach((name, value) -> {
            if (!LEFT_OUT.contains(name)) {
                kept.put(name, value);
            }
        });
        try {
            return WRITER.writeValueAsString(kept);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a map of texts always writes", impossible);
        }
    }

    static Map<String, String> read(String json) {
        try {
            return READER.readValue(json);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException("headers of a leg", malformed);
        }
    }
}
