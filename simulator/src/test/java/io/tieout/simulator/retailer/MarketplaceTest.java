package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent.ItemChanged;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The marketplace and the retailer agree to the cent.
class MarketplaceTest {

    private static final Told TOLD = Told.of(3, 4, 1_000);

    @Test
    void oneOrderInTenIsPlacedThere() {
        assertThat(of(OrderPlaced.class)).hasSize(4 * 1_000 / 10);
    }

    @Test
    void mostIsShippedByTheWarehouseAndSomeByTheMarketplace() {
        Map<SourceRole, Integer> shippers = new HashMap<>();
        deliveries().forEach(shipped -> shippers.merge(shipped.envelope().role(), 1, Integer::sum));

        assertThat(shippers).containsOnlyKeys(SourceRole.WMS, SourceRole.MARKETPLACE);
        assertThat(shippers.get(SourceRole.WMS)).isGreaterThan(shippers.get(SourceRole.MARKETPLACE));
        assertThat(shippers.get(SourceRole.MARKETPLACE)).isGreaterThan(50);
    }

    @Test
    void theMarketplaceOwesTheTaxInAmericaAndTheRetailerInGermany() {
        Set<String> exempt = exempt();

        assertThat(deliveries()).allSatisfy(shipped -> {
            long onTop = shipped.lines().stream()
                    .mapToLong(line -> americanTax(line, exempt))
                    .sum();
            if (shipped.envelope().entity().equals("US")) {
                assertThat(shipped.lines()).extracting(ItemLine::tax).containsOnlyNulls();
                assertThat(Objects.requireNonNull(shipped.facilitatorTax()).minor())
                        .isEqualTo(onTop);
            } else {
                assertThat(shipped.facilitatorTax()).isNull();
                assertThat(shipped.lines())
                        .allSatisfy(line -> assertThat(line.tax() == null).isEqualTo(exempt.contains(line.sku())));
            }
        });
    }

    @Test
    void everyOrderAndEveryRefundIsOnOneStatementWithItsCommission() {
        Map<Reference, List<SettlementLineStated>> lines = new HashMap<>();
        of(SettlementLineStated.class).stream()
                .filter(line -> line.kind() == SettlementKind.CHARGE || line.kind() == SettlementKind.REFUND)
                .forEach(line -> line.envelope()
                        .joiningReferences()
                        .forEach(about -> lines.computeIfAbsent(about, _ -> new ArrayList<>())
                                .add(line)));

        assertThat(of(PaymentCaptured.class))
                .hasSizeGreaterThan(300)
                .allSatisfy(captured -> assertThat(lines.get(named(captured, ReferenceType.PAYMENT)))
                        .singleElement()
                        .satisfies(line -> {
                            assertThat(line.gross()).isEqualTo(captured.amount());
                            assertThat(line.fee().minor())
                                    .isEqualTo((captured.amount().minor() * 15 + 50) / 100);
                        }));
        List<RefundIssued> refunds = of(RefundIssued.class);
        assertThat(refunds)
                .hasSizeGreaterThan(10)
                .allSatisfy(refund -> assertThat(lines.get(new Reference(
                                ReferenceType.REFUND,
                                refund.envelope().source(),
                                refund.envelope().subject() + "-X")))
                        .singleElement()
                        .satisfies(line -> {
                            assertThat(line.gross()).isEqualTo(refund.amount().negated());
                            assertThat(line.fee().isNegative()).isTrue();
                        }));
    }

    @Test
    void whatTheMarketplaceShipsHasAFee() {
        List<SettlementLineStated> fees = linesOf(SettlementKind.FEE);

        assertThat(fees).allSatisfy(line -> {
            assertThat(line.gross().isZero()).isTrue();
            assertThat(line.fee().minor()).isEqualTo(350);
        });
        assertThat(fees).hasSize((int) deliveries().stream()
                .filter(shipped -> shipped.envelope().role() == SourceRole.MARKETPLACE)
                .count());
    }

    /// In and out on every statement, and over all statements the tax of what was delivered and not given back.
    @Test
    void facilitatorTaxComesInAndGoesOut() {
        Map<Reference, Long> byStatement = new HashMap<>();
        long collected = 0;
        for (SettlementLineStated line : linesOf(SettlementKind.ADJUSTMENT)) {
            byStatement.merge(named(line, ReferenceType.PAYOUT), line.gross().minor(), Long::sum);
            collected += line.kindAsSent().equals("Facilitator tax collected")
                    ? line.gross().minor()
                    : 0;
        }
        Map<Reference, FulfilmentConfirmed> byOrder = new HashMap<>();
        long expected = 0;
        for (FulfilmentConfirmed shipped : deliveries()) {
            byOrder.put(named(shipped, ReferenceType.ORDER), shipped);
            expected += shipped.facilitatorTax() == null
                    ? 0
                    : shipped.facilitatorTax().minor();
        }
        long delivered = expected;
        for (RefundIssued refund : of(RefundIssued.class)) {
            if (refund.envelope().entity().equals("US")) {
                expected -= taxOf(refund, Objects.requireNonNull(byOrder.get(named(refund, ReferenceType.ORDER))));
            }
        }

        assertThat(byStatement.values()).hasSizeGreaterThan(1).containsOnly(0L);
        assertThat(collected).isEqualTo(expected).isLessThan(delivered).isPositive();
    }

    @Test
    void itStatesEveryThirdDay() {
        Set<Instant> stated = new HashSet<>();
        of(PayoutChanged.class).stream()
                .filter(payout -> payout.status() == PayoutStatus.INITIATED)
                .forEach(payout -> stated.add(payout.envelope().occurredAt()));
        List<Instant> inOrder = stated.stream().sorted().toList();

        assertThat(inOrder).hasSizeGreaterThan(3);
        for (int i = 1; i < inOrder.size(); i++) {
            assertThat(Duration.between(inOrder.get(i - 1), inOrder.get(i)).toDays() % 3)
                    .isZero();
        }
    }

    @Test
    void deliveriesReachTheErp() {
        Map<Reference, Money> posted = new HashMap<>();
        TOLD.all(ErpEntryPosted.class)
                .forEach(document -> posted.put(Objects.requireNonNull(document.carries()), document.amount()));

        assertThat(deliveries())
                .allSatisfy(shipped -> assertThat(posted.get(named(shipped, ReferenceType.SHIPMENT)))
                        .isEqualTo(shipped.total()));
    }

    private static long taxOf(RefundIssued refund, FulfilmentConfirmed shipped) {
        ItemLine line = shipped.lines().stream()
                .filter(each -> each.total().equals(refund.amount()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line is worth " + refund));
        return americanTax(line, exempt());
    }

    /// Eight percent of what is left after the discount.
    private static long americanTax(ItemLine line, Set<String> exempt) {
        Money net = line.discount() == null ? line.gross() : line.gross().minus(line.discount());
        return exempt.contains(line.sku()) ? 0 : (net.minor() * 8 + 50) / 100;
    }

    private static Set<String> exempt() {
        Set<String> exempt = new HashSet<>();
        TOLD.all(ItemChanged.class).stream()
                .filter(item -> "EXEMPT".equals(item.taxCode()))
                .forEach(item -> exempt.add(item.envelope().subject()));
        return exempt;
    }

    private static List<FulfilmentConfirmed> deliveries() {
        return TOLD.all(FulfilmentConfirmed.class).stream()
                .filter(shipped -> named(shipped, ReferenceType.ORDER).issuer().startsWith("marketplace-"))
                .toList();
    }

    private static List<SettlementLineStated> linesOf(SettlementKind kind) {
        return of(SettlementLineStated.class).stream()
                .filter(line -> line.kind() == kind)
                .toList();
    }

    private static <E extends BusinessEvent> List<E> of(Class<E> type) {
        return TOLD.all(type).stream()
                .filter(event -> event.envelope().role() == SourceRole.MARKETPLACE)
                .toList();
    }
}
