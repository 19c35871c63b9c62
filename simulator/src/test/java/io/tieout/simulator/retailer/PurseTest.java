package io.tieout.simulator.retailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PurseTest {

    private static final Instant SOON = Instant.parse("2026-03-10T00:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-10T00:00:00Z");

    private static Purse filled() {
        Purse purse = new Purse();
        purse.add(new Part(StoredValueOrigin.SOLD, 5_000, null));
        purse.add(new Part(StoredValueOrigin.PROMOTIONAL, 300, LATER));
        purse.add(new Part(StoredValueOrigin.RETURN_CREDIT, 700, null));
        purse.add(new Part(StoredValueOrigin.GOODWILL, 400, null));
        purse.add(new Part(StoredValueOrigin.SOLD, 100, SOON));
        purse.add(new Part(StoredValueOrigin.PROMOTIONAL, 200, null));
        return purse;
    }

    @Test
    void usesWhatExpiresFirstAndThenByOrigin() {
        Purse purse = filled();

        assertThat(purse.take(6_000))
                .containsExactly(
                        new Part(StoredValueOrigin.SOLD, 100, SOON),
                        new Part(StoredValueOrigin.PROMOTIONAL, 300, LATER),
                        new Part(StoredValueOrigin.PROMOTIONAL, 200, null),
                        new Part(StoredValueOrigin.GOODWILL, 400, null),
                        new Part(StoredValueOrigin.RETURN_CREDIT, 700, null),
                        new Part(StoredValueOrigin.SOLD, 4_300, null));
        assertThat(purse.minor()).isEqualTo(700);
    }

    @Test
    void losesWhatHasExpired() {
        Purse purse = filled();

        assertThat(purse.takeExpired(SOON)).containsExactly(new Part(StoredValueOrigin.SOLD, 100, SOON));
        assertThat(purse.takeExpired(SOON)).isEmpty();
        assertThat(purse.minor()).isEqualTo(6_600);
    }

    @Test
    void givesNoMoreThanItHas() {
        assertThatThrownBy(() -> filled().take(6_701)).hasMessageContaining("6700");
        assertThatThrownBy(() -> filled().takeSold(5_001)).hasMessageContaining("5001");
    }
}
