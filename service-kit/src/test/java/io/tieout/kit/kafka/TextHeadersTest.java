package io.tieout.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TextHeadersTest {

    @Test
    void whatIsWrittenIsReadWhateverWasBefore() {
        long seed = new Random().nextLong();
        System.out.println("TextHeadersTest seed " + seed);
        Random random = new Random(seed);

        for (int record = 0; record < 5_000; record++) {
            Map<String, String> headers = new LinkedHashMap<>();
            for (int header = 0; header < 8; header++) {
                headers.put("name" + random.nextInt(12), text(random));
            }

            List<Header> written = TextHeaders.written(headers);

            assertThat(written).extracting(Header::key).containsExactlyElementsOf(headers.keySet());
            assertThat(written)
                    .extracting(header -> new String(header.value(), UTF_8))
                    .containsExactlyElementsOf(headers.values());
            assertThat(TextHeaders.read(new RecordHeaders(written))).containsExactlyEntriesOf(headers);
        }
    }

    @Test
    void nullIsLeftOutAndTheOrderStays() {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        headers.put("b", "1");
        headers.put("none", null);
        headers.put("a", "1");

        assertThat(TextHeaders.written(headers)).extracting(Header::key).containsExactly("b", "a");
    }

    @Test
    void recordsShareWhatTheySayAlike() {
        List<Header> one = TextHeaders.written(Map.of("ce_specversion", "1.0"));
        List<Header> other = TextHeaders.written(new HashMap<>(Map.of("ce_specversion", "1.0")));

        assertThat(other.getFirst()).isSameAs(one.getFirst());
        assertThat(TextHeaders.read(new RecordHeaders(one)).get("ce_specversion"))
                .isSameAs(TextHeaders.read(new RecordHeaders().add("ce_specversion", "1.0".getBytes(UTF_8)))
                        .get("ce_specversion"));
    }

    @Test
    void bytesThatAreNoTextAreNotWrittenForTheTextThatStandsForThem() {
        byte[] noText = {(byte) 0xff};
        Map<String, String> read = TextHeaders.read(new RecordHeaders().add("a", noText));

        assertThat(TextHeaders.written(read).getFirst().value()).isEqualTo("\uFFFD".getBytes(UTF_8));
    }

    private static String text(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "€" + random.nextInt(3);
            case 2 -> Integer.toString(random.nextInt(2_000));
            default -> "x".repeat(random.nextInt(300));
        };
    }
}
