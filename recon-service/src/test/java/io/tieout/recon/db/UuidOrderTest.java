package io.tieout.recon.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UuidOrderTest {

    /// PostgreSQL compares the bytes, which is how lower-case hexadecimal text compares.
    @Test
    void isTheOrderOfTheText() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<UUID> ids = Stream.concat(
                        Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()))
                                .limit(1_000),
                        Stream.generate(() -> new UUID(-1, random.nextLong())).limit(100))
                .toList();

        assertThat(ids.stream().sorted(UuidOrder.BYTES).map(UUID::toString))
                .isSortedAccordingTo(String::compareTo)
                .hasSize(1_100);
    }
}
