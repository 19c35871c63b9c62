package io.tieout.ingest.mapping;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.tieout.event.codec.Json;
import io.tieout.ingest.domain.Mapped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// A list of JSON documents from outside, each mapped before the next is read: a thousand trees at once would outlive
/// the garbage collections of several such requests.
sealed interface Documents {

    /// @param items what the documents came to, as far as they were asked for
    /// @param count how many there are
    record Each(List<Mapped> items, int count) implements Documents {}

    /// It is no list, or not JSON at all.
    record Other(Document document) implements Documents {}

    /// The items are not the end of what is read.
    ObjectReader ITEM = Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /// Those beyond `countMax` are counted and not mapped.
    static Documents read(byte[] body, int countMax, Function<JsonNode, Mapped> mapping) {
        try (JsonParser json = ITEM.createParser(body)) {
            return json.nextToken() == JsonToken.START_ARRAY
                    ? each(json, countMax, mapping)
                    : new Other(Document.read(body));
        } catch (IOException fault) {
            return new Other(Document.unreadable(fault));
        }
    }

    private static Each each(JsonParser json, int countMax, Function<JsonNode, Mapped> mapping) throws IOException {
        List<Mapped> items = new ArrayList<>();
        int count = 0;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            count++;
            if (count > countMax) {
                json.skipChildren();
            } else {
                items.add(mapping.apply(ITEM.readTree(json)));
            }
        }
        if (json.nextToken() != null) {
            throw new JsonParseException(json, "Trailing token after the list");
        }
        return new Each(items, count);
    }
}
