package io.tieout.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JournalCopyTest {

    @Test
    void cutsAtLinesAndLosesNone() {
        assertThat(slices("1\n2\n3\n4\n5\n", 2)).containsExactly("1\n2\n", "3\n4\n5\n");
        assertThat(slices("1\n", 3)).containsExactly("1\n");
        assertThat(slices("", 3)).isEmpty();
    }

    private static List<String> slices(String text, int count) {
        return JournalCopy.slices(text.getBytes(UTF_8), count).stream()
                .map(slice -> new String(slice, UTF_8))
                .toList();
    }
}
