package io.tieout.recon.domain.total;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.CashMove;
import io.tieout.event.Money;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.StoreCash;
import io.tieout.recon.fixture.StoreSummary;
import io.tieout.recon.yaml.TotalFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The discounts of store-days: a measure that came into force when others were, so that its sum may have begun in the
/// middle of a day.
class CountedMeasureTest {

    private static final Instant LATER = Instant.parse("2026-03-05T00:00:00Z");
    private static final long RECEIPTS = 12;

    private final TotalRule rule = rule();

    @Test
    void isComparedWhereAllPartsAreKnown() {
        assertThat(findings(usd("20.00"), RECEIPTS)).isEmpty();
        assertThat(findings(usd("15.00"), RECEIPTS))
                .singleElement()
                .satisfies(finding -> assertThat(finding.stake().delta()).isEqualTo(usd("5.00")));
    }

    @Test
    void isNotComparedWhereAnUpdateBeganItInTheMiddleOfADay() {
        assertThat(findings(usd("15.00"), RECEIPTS - 1)).isEmpty();
        assertThat(findings(usd("0.00"), 0)).isEmpty();
    }

    /// A receipt without a discount is a part of nothing; what is no receipt is none.
    @Test
    void countsEachReceipt() {
        List<Leg> legs = Legs.of(new StoreCash("t", Duration.ZERO)
                .sold("R-1", "1", usd("40.00"), "2026-03-03T10:00:00Z")
                .moved("M-1", CashMove.PAID_OUT, "1", usd("5.00"), "2026-03-03T11:00:00Z")
                .told());

        assertThat(legs.stream()
                        .flatMap(leg -> rule.partsOf(leg).stream())
                        .filter(part -> part.sum().equals(discounts().sum())))
                .singleElement()
                .satisfies(part -> assertThat(part.amount()).isEqualTo(usd("0.00")));
    }

    /// It adds other parts than the same measure that is always compared, so it has another sum.
    @Test
    void hasASumOfItsOwn() {
        Measure always = new Measure(
                discounts().name(), discounts().stated(), discounts().parts(), null, new UUID(0, 1), false);

        assertThat(always.ofEach().sum()).isNotEqualTo(always.sum());
        assertThat(always.ofEach().ofEach().isOfEach()).isTrue();
    }

    private List<Finding> findings(Money discounts, long known) {
        Map<UUID, List<PartSum>> sums = new HashMap<>();
        Map<String, Money> amounts = Map.of(
                "sales",
                usd("450.00"),
                "tax",
                usd("30.00"),
                "cash",
                usd("150.00"),
                "card",
                usd("300.00"),
                "discounts",
                discounts);
        for (Measure measure : rule.measures()) {
            Money amount = amounts.get(measure.name());
            long parts = measure.isOfEach() ? known : RECEIPTS;
            if (amount != null && parts > 0) {
                sums.put(measure.sum(), List.of(new PartSum(amount, parts, List.of())));
            }
        }
        sums.put(Objects.requireNonNull(rule.count()).sum(), List.of(new PartSum(usd("450.00"), RECEIPTS, List.of())));
        List<Leg> legs = Legs.of(new StoreSummary("t", Duration.ZERO)
                .closed(usd("0.00"), "2026-03-03T20:00:00Z")
                .told());
        return rule.fold(legs, new Sums(sums, Map.of(), Map.of()), LATER).findings();
    }

    private Measure discounts() {
        return rule.measures().stream().filter(Measure::isOfEach).findFirst().orElseThrow();
    }

    private static TotalRule rule() {
        try (InputStream in = CountedMeasureTest.class.getResourceAsStream("/rules/store-day-totals.yaml")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (TotalRule) TotalFile.read("store-day-totals.yaml", text).rule();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
