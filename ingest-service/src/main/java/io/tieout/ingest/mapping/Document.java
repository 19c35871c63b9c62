package io.tieout.ingest.mapping;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.codec.Json;
import io.tieout.event.codec.Violation;
import java.io.IOException;

/// One JSON document from outside, read or refused with its place.
sealed interface Document {

    record Read(JsonNode root) implements Document {}

    record Unreadable(Violation violation) implements Document {}

    static Document read(byte[] body) {
        if (body.length == 0) {
            return new Unreadable(new Violation("", "the body is empty", "send one JSON document"));
        }
        try {
            return new Read(Json.read(body));
        } catch (IOException fault) {
            return unreadable(fault);
        }
    }

    static Unreadable unreadable(IOException fault) {
        return new Unreadable(
                switch (fault) {
                    case StreamConstraintsException limit ->
                        new Violation("", limit.getOriginalMessage(), "send a smaller document");
                    case JsonProcessingException malformed ->
                        new Violation("", "is not JSON: " + where(malformed), "send one JSON document");
                    default -> new Violation("", "is not JSON in UTF-8", "send one JSON document");
                });
    }

    /// The place and not the content: the parser's own message quotes the document, and that may hold card data.
    private static String where(JsonProcessingException malformed) {
        String message = malformed.getOriginalMessage();
        String what = message.startsWith("Duplicate field")
                ? "a field occurs twice in one object"
                : message.startsWith("Trailing token") ? "something follows the document" : "unexpected content";
        JsonLocation at = malformed.getLocation();
        return at == null ? what : what + " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
