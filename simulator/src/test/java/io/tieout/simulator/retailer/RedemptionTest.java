package io.tieout.simulator.retailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Purse.Part;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedemptionTest {

    private static final Instant SOON = Instant.parse("2026-03-10T00:00:00Z");
    private static final Part PROMOTION = new Part(StoredValueOrigin.PROMOTIONAL, 500, SOON);
    private static final Part SOLD = new Part(StoredValueOrigin.SOLD, 700, null);

    private final Redemption redemption = new Redemption(card(), List.of(PROMOTION, SOLD));

    private static Cards.Card card() {
        World world = new World(1);
        return new Cards(Scenes.of(world, new Agenda(), new Voice((_, _) -> {}))).unopened(YearMonth.of(2026, 3));
    }

    @Test
    void whatWasPaidForComesBackBeforeWhatWasGivenAway() {
        assertThat(redemption.takeBack(300)).containsExactly(SOLD.of(300));
        assertThat(redemption.takeBack(600)).containsExactly(SOLD.of(400), PROMOTION.of(200));
        assertThat(redemption.minor()).isEqualTo(300);
    }

    @Test
    void nothingComesBackThatWasNotUsed() {
        assertThatThrownBy(() -> redemption.takeBack(1_201)).hasMessageContaining("cannot be given back");
        assertThat(redemption.minor()).isEqualTo(1_200);
    }

    @Test
    void aPaymentThatWasMadeOnceMoreIsWhatComesBack() {
        redemption.becomes(List.of(SOLD.of(1_200)));

        assertThat(redemption.takeBack(1_200)).containsExactly(SOLD.of(1_200));
    }
}
