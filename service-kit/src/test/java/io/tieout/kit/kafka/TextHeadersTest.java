package io.tieout.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
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

            List<Header> written = headers.entrySet().stream()
                    .map(header -> TextHeaders.written(header.getKey(), header.getValue()))
                    .toList();

            assertThat(written).extracting(Header::key).containsExactlyElementsOf(headers.keySet());
            assertThat(written)
                    .extracting(header -> new String(header.value(), UTF_8))
                    .containsExactlyElementsOf(headers.values());
            assertThat(TextHeaders.read(new RecordHeaders(written))).containsExactlyEntriesOf(headers);
        }
    }

    @Test
    void recordsShareWhatTheySayAlike() {
        Header one = TextHeaders.written("ce_specversion", "1.0");
        Header other = TextHeaders.written("ce_specversion", String.join(".", "1", "0"));

        assertThat(other).isSameAs(one);
        assertThat(read("ce_specversion", "1.0".getBytes(UTF_8)))
                .isSameAs(read("ce_specversion", "1.0".getBytes(UTF_8)));
    }

    @Test
    void bytesThatAreNoTextAreNotWrittenForTheTextThatStandsForThem() {
        String read = read("a", new byte[] {(byte) 0xff});

        assertThat(TextHeaders.written("a", read).value()).isEqualTo("\uFFFD".getBytes(UTF_8));
    }

    private static String read(String name, byte[] value) {
        return TextHeaders.read(new RecordHeaders().add(name, value)).getOrDefault(name, "");
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
