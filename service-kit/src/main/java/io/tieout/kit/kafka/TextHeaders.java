package io.tieout.kit.kafka;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/// Headers of text as Kafka takes and gives them.
///
/// Most of the twenty headers of a record say what those of other records say, so each thread remembers what it wrote
/// or read lately and neither encodes it nor keeps it in memory again. Headers never change, so records may share them.
final class TextHeaders {

    /// A recorded event has as many; more make the map grow.
    private static final int HEADERS_USUAL = 24;

    /// Two, because bytes that are no text are read as one that is written with other bytes.
    private static final ThreadLocal<TextHeaders> WRITTEN = ThreadLocal.withInitial(TextHeaders::new);

    private static final ThreadLocal<TextHeaders> READ = ThreadLocal.withInitial(TextHeaders::new);

    /// A power of two. What comes to a place that is taken replaces what was there.
    private static final int PLACES = 512;

    /// Longer texts are rarely the same twice, and would be held for long.
    private static final int LENGTH_MAX = 128;

    private final @Nullable Known[] lately = new @Nullable Known[PLACES];

    private TextHeaders() {}

    /// @param header holds the name and the bytes of the text
    private record Known(String text, Header header) {}

    static Header written(String name, String text) {
        return WRITTEN.get().write(name, text);
    }

    /// In their order; of several with one name the last counts, and those without a value are left out.
    static Map<String, String> read(Headers headers) {
        TextHeaders own = READ.get();
        Map<String, String> texts = LinkedHashMap.newLinkedHashMap(HEADERS_USUAL);
        for (Header header : headers) {
            byte[] value = header.value();
            if (value != null) {
                own.read(header.key(), value, texts);
            }
        }
        return texts;
    }

    private Header write(String name, String text) {
        int place = place(name, text.hashCode());
        Known known = lately[place];
        if (known != null && known.text().equals(text) && known.header().key().equals(name)) {
            return known.header();
        }
        return keep(place, name, text.getBytes(StandardCharsets.UTF_8), text).header();
    }

    private void read(String name, byte[] value, Map<String, String> texts) {
        int place = place(name, Arrays.hashCode(value));
        Known known = lately[place];
        if (known == null
                || !Arrays.equals(known.header().value(), value)
                || !known.header().key().equals(name)) {
            known = keep(place, name, value, new String(value, StandardCharsets.UTF_8));
        }
        texts.put(known.header().key(), known.text());
    }

    private Known keep(int place, String name, byte[] value, String text) {
        Known known = new Known(text, new RecordHeader(name, value));
        if (value.length <= LENGTH_MAX) {
            lately[place] = known;
        }
        return known;
    }

    private static int place(String name, int hashOfValue) {
        int hash = 31 * name.hashCode() + hashOfValue;
        return (hash ^ hash >>> 16) & (PLACES - 1);
    }
}
