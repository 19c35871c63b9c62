package io.tieout.ingest.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 600, 1_024, 1_025, 8_192, 600_000})
    void everyoneReadsWhatItPacks(int length) throws IOException {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        byte[] packed = Packing.pack(body);

        assertThat(new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes())
                .isEqualTo(body);
        assertThat(Packing.unpack(packed)).isEqualTo(body);
    }

    @Test
    void oneBodyLeavesNothingBehindForTheNext() {
        byte[] body = "{\"a\":1}".repeat(200).getBytes(UTF_8);
        byte[] first = Packing.pack(body);
        Packing.pack("something else".repeat(1_000).getBytes(UTF_8));

        assertThat(Packing.pack(body)).isEqualTo(first);
    }

    @Test
    void textsComeBack() {
        assertThat(Packing.unpackText(Packing.packText("[\"é\"]"))).isEqualTo("[\"é\"]");
    }

    @Test
    void alikeEventsPackWell() {
        byte[] batch = "{\"specversion\":\"1.0\",\"type\":\"tieout.refund.issued.v1\",\"subject\":\"R1\"}"
                .repeat(1_000)
                .getBytes(UTF_8);

        assertThat(Packing.pack(batch).length).isLessThan(batch.length / 20);
    }
}
