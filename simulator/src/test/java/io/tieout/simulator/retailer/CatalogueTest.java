package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.MappingKind;
import io.tieout.event.Money;
import io.tieout.event.ReferenceDataEvent;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.ReferenceDataEvent.ItemChanged;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.event.ReferenceDataEvent.PriceChanged;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.SaleEvent.SaleRecorded;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the retailer decided: told before it holds, and kept to.
class CatalogueTest {

    private static final int ITEMS = 500;
    private static final int COMPANIES = 3;
    private static final int DAYS = 6;
    private static final Told TOLD = Told.of(5, DAYS, 600);
    private static final Instant BEGIN = FIRST.atStartOfDay().toInstant(ZoneOffset.UTC);

    @Test
    void everyItemIsDescribedPricedAndCostedBeforeAnythingIsSold() {
        assertThat(firsts(ItemChanged.class)).hasSize(ITEMS * COMPANIES);
        assertThat(firsts(PriceChanged.class)).hasSize(ITEMS * COMPANIES);
        assertThat(firsts(UnitCostChanged.class)).hasSize(ITEMS * COMPANIES);
        assertThat(TOLD.all(ItemChanged.class))
                .extracting(ItemChanged::taxCode)
                .contains("STANDARD", "EXEMPT")
                .doesNotContainNull();
        assertThat(TOLD.events().subList(0, 3 * ITEMS * COMPANIES))
                .allSatisfy(event -> assertThat(event).isInstanceOf(ReferenceDataEvent.class));
    }

    @Test
    void aChangeIsToldHoursBeforeItHolds() {
        for (ReferenceDataEvent change : TOLD.all(ReferenceDataEvent.class)) {
            Instant told = change.envelope().occurredAt();
            if (told.isAfter(BEGIN) && !(change instanceof FxRateSet)) {
                assertThat(Duration.between(told, change.effectiveAt()))
                        .as("%s", change)
                        .isBetween(Duration.ofHours(6), Duration.ofHours(16));
            } else {
                assertThat(change.effectiveAt()).isEqualTo(told);
            }
        }
    }

    @Test
    void registersSellAtThePriceInForce() {
        Map<String, NavigableMap<Instant, Money>> prices = prices();
        int changed = 0;
        for (SaleRecorded sale : TOLD.all(SaleRecorded.class)) {
            for (ItemLine line : sale.lines()) {
                if (line.kind() == ItemKind.GOODS) {
                    NavigableMap<Instant, Money> ofItem =
                            Objects.requireNonNull(prices.get(sale.envelope().entity() + line.sku()));
                    Money price =
                            ofItem.floorEntry(sale.envelope().occurredAt()).getValue();
                    assertThat(line.gross().minor()).as("%s", sale).isEqualTo(price.minor() * line.quantity());
                    changed += price.equals(ofItem.firstEntry().getValue()) ? 0 : 1;
                }
            }
        }
        assertThat(changed).isGreaterThan(50);
    }

    @Test
    void somePromotionsEndAndSomePricesStay() {
        int over = 0;
        int lasting = 0;
        for (NavigableMap<Instant, Money> ofItem : prices().values()) {
            boolean isBack =
                    ofItem.firstEntry().getValue().equals(ofItem.lastEntry().getValue());
            over += ofItem.size() > 2 && isBack ? 1 : 0;
            lasting += isBack ? 0 : 1;
            assertThat(ofItem.values())
                    .allSatisfy(price -> assertThat(price.minor() % 10).isEqualTo(9));
        }
        assertThat(over).isGreaterThan(30);
        assertThat(lasting).isGreaterThan(10);
    }

    @Test
    void allBooksConvertAtTheSameRatesWhichWalkEveryDay() {
        Map<String, Set<BigDecimal>> byPair = new HashMap<>();
        Map<String, BigDecimal> byInstant = new HashMap<>();
        List<FxRateSet> rates = TOLD.all(FxRateSet.class);
        for (FxRateSet rate : rates) {
            assertThat(rate.envelope().subject()).isEqualTo(rate.from() + rate.to());
            byPair.computeIfAbsent(rate.envelope().subject(), _ -> new HashSet<>())
                    .add(rate.rate());
            BigDecimal other = byInstant.putIfAbsent(rate.envelope().subject() + rate.effectiveAt(), rate.rate());
            assertThat(rate.rate()).isEqualTo(other == null ? rate.rate() : other);
        }
        assertThat(rates).hasSize(DAYS * COMPANIES * 2);
        assertThat(byPair).containsOnlyKeys("EURUSD", "GBPEUR");
        assertThat(byPair.get("EURUSD"))
                .hasSizeGreaterThan(DAYS / 2)
                .allSatisfy(rate -> assertThat(rate).isBetween(new BigDecimal("0.9950"), new BigDecimal("1.1750")));
    }

    @Test
    void aCodeThatChangesIsInTheTable() {
        Map<String, String> targets = new HashMap<>();
        Set<MappingKind> kinds = new HashSet<>();
        int changes = 0;
        for (MappingChanged change : TOLD.all(MappingChanged.class)) {
            kinds.add(change.mapping());
            String before = targets.put(
                    change.envelope().source()
                            + change.mapping()
                            + change.envelope().subject(),
                    Objects.requireNonNull(change.target()));
            assertThat(before == null).isEqualTo(change.effectiveAt().equals(BEGIN));
            changes += before == null ? 0 : 1;
        }
        assertThat(kinds)
                .as("its systems name items alike")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(MappingKind.SKU)));
        assertThat(changes).isEqualTo(DAYS / 3 * COMPANIES);
    }

    private static Map<String, NavigableMap<Instant, Money>> prices() {
        Map<String, NavigableMap<Instant, Money>> prices = new HashMap<>();
        TOLD.all(PriceChanged.class)
                .forEach(price -> prices.computeIfAbsent(
                                price.envelope().entity() + price.envelope().subject(), _ -> new TreeMap<>())
                        .put(price.effectiveAt(), price.price()));
        return prices;
    }

    private static <E extends BusinessEvent> List<E> firsts(Class<E> type) {
        return TOLD.all(type).stream()
                .filter(event -> event.envelope().occurredAt().equals(BEGIN))
                .toList();
    }
}
