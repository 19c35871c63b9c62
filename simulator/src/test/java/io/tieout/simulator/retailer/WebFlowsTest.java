package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.GiftCardMove;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderChanged;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.SourceRole;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The courses that a web order can take. That each of them ties is in [RetailerTest].
class WebFlowsTest {

    private static final Told TOLD = Told.of(5, 5, 1_200);

    private static Reference order(BusinessEvent event) {
        return named(event, ReferenceType.ORDER);
    }

    private static <E extends BusinessEvent> Map<Reference, E> byOrder(Class<E> type, Predicate<E> some) {
        return TOLD.all(type).stream().filter(some).collect(Collectors.toMap(WebFlowsTest::order, event -> event));
    }

    private static <K, V> V known(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key), () -> "nothing about " + key);
    }

    /// Much happens within each second.
    @Test
    void tellsInTheOrderOfTimeOnABusyDay() {
        assertThat(Told.of(2, 1, 10_000).events())
                .extracting(event -> event.envelope().occurredAt())
                .isSorted();
    }

    @Test
    void aChangedOrderCostsMoreOrLess() {
        Map<Reference, Money> placed = new HashMap<>();
        TOLD.all(OrderPlaced.class).forEach(event -> placed.put(order(event), event.total()));

        List<OrderChanged> changes = TOLD.all(OrderChanged.class);
        assertThat(changes).hasSizeGreaterThan(40);
        assertThat(changes).anyMatch(change -> change.total().compareTo(known(placed, order(change))) > 0);
        assertThat(changes).anyMatch(change -> change.total().compareTo(known(placed, order(change))) < 0);
    }

    @Test
    void aPartOfAnOrderIsCancelledAndTheRestDelivered() {
        Map<Reference, OrderCancelled> parts = byOrder(OrderCancelled.class, event -> event.cancellation() != null);
        Set<Reference> delivered = TOLD.all(FulfilmentConfirmed.class).stream()
                .map(WebFlowsTest::order)
                .collect(Collectors.toSet());

        assertThat(parts).hasSizeGreaterThan(20);
        assertThat(delivered).containsAll(parts.keySet());
    }

    @Test
    void theAccountOfACreditMemoFollowsFromWhyMoneyIsGivenBack() {
        Map<Reference, String> debits = new HashMap<>();
        TOLD.all(ErpEntryPosted.class)
                .forEach(document -> debits.put(
                        Objects.requireNonNull(document.carries()),
                        document.lines().getFirst().account()));

        Map<RefundBasis, Set<String>> byBasis = new HashMap<>();
        TOLD.all(RefundIssued.class).forEach(refund -> {
            String debit = debits.get(named(refund, ReferenceType.REFUND));
            if (debit != null) {
                byBasis.computeIfAbsent(refund.basis(), _ -> new HashSet<>()).add(debit);
            }
        });
        assertThat(byBasis)
                .containsOnly(
                        Map.entry(RefundBasis.GOODS_RETURNED, Set.of("4200")),
                        Map.entry(RefundBasis.BEFORE_FULFILMENT, Set.of("2400")),
                        Map.entry(RefundBasis.APPEASEMENT, Set.of("4120")));
    }

    @Test
    void aStoreHandsOverWhatIsFetchedWhileItIsOpen() {
        Map<String, Store> stores = new World(5).stores().stream().collect(Collectors.toMap(Store::id, store -> store));

        assertThat(delivered(FulfilmentKind.PICKUP)).hasSizeGreaterThan(150).allSatisfy(pickup -> {
            Store store = known(stores, String.valueOf(pickup.location()));
            Instant at = pickup.envelope().occurredAt();
            assertThat(pickup.envelope().role()).isEqualTo(SourceRole.POS);
            assertThat(pickup.envelope().source())
                    .isEqualTo(store.company().registers().id());
            assertThat(at.atZone(store.zone()).toLocalTime()).isBetween(LocalTime.of(9, 0), LocalTime.of(20, 0));
            assertThat(pickup.lines()).extracting(ItemLine::kind).containsOnly(ItemKind.GOODS);
        });
    }

    private static List<FulfilmentConfirmed> delivered(FulfilmentKind kind) {
        return TOLD.all(FulfilmentConfirmed.class).stream()
                .filter(delivery -> delivery.kind() == kind)
                .toList();
    }

    @Test
    void aGiftCardOrderedOnlineIsDeliveredByTheShopAndLoaded() {
        Map<Reference, List<Money>> loads = TOLD.all(GiftCardMoved.class).stream()
                .filter(move -> move.kind() == GiftCardMove.LOADED && Told.has(move, ReferenceType.ORDER))
                .collect(Collectors.groupingBy(
                        WebFlowsTest::order, Collectors.mapping(GiftCardMoved::amount, Collectors.toList())));

        assertThat(delivered(FulfilmentKind.DIGITAL)).hasSizeGreaterThan(40).allSatisfy(delivery -> {
            assertThat(delivery.envelope().role()).isEqualTo(SourceRole.STOREFRONT);
            assertThat(delivery.lines()).extracting(ItemLine::kind).containsExactly(ItemKind.GIFT_CARD);
            // A load that was voided is made again.
            assertThat(known(loads, order(delivery))).containsOnly(delivery.total());
        });
    }

    @Test
    void someOrdersArePaidByGiftCardAndCard() {
        Set<Reference> captured = TOLD.all(PaymentCaptured.class).stream()
                .map(WebFlowsTest::order)
                .collect(Collectors.toSet());
        Set<Reference> web =
                TOLD.all(OrderPlaced.class).stream().map(WebFlowsTest::order).collect(Collectors.toSet());

        assertThat(TOLD.all(GiftCardMoved.class))
                .filteredOn(move -> move.kind() == GiftCardMove.REDEEMED && web.contains(order(move)))
                .filteredOn(move -> captured.contains(order(move)))
                .hasSizeGreaterThan(10);
    }

    @Test
    void theEuropeanShopBillsEachDeliveryOfGoods() {
        Map<Reference, Money> billed = new HashMap<>();
        TOLD.all(InvoiceIssued.class)
                .forEach(invoice -> billed.put(named(invoice, ReferenceType.SHIPMENT), invoice.total()));

        TOLD.all(FulfilmentConfirmed.class).forEach(delivery -> {
            boolean isBilled = order(delivery).issuer().equals("shop-de") && delivery.kind() != FulfilmentKind.DIGITAL;
            assertThat(billed.get(named(delivery, ReferenceType.SHIPMENT)))
                    .isEqualTo(isBilled ? delivery.total() : null);
        });
        assertThat(billed).hasSizeGreaterThan(500);
    }

    /// A coupon takes five off a delivery that has all its lines, to the cent.
    @Test
    void aCouponFallsOnItsLinesAndComesToFive() {
        Map<Reference, Long> coupons = new HashMap<>();
        TOLD.all(FulfilmentConfirmed.class)
                .forEach(delivery -> delivery.lines().stream()
                        .filter(line -> "TAKE5".equals(line.promotion()))
                        .forEach(line -> coupons.merge(
                                order(delivery),
                                Objects.requireNonNull(line.discount()).minor(),
                                Long::sum)));
        TOLD.all(OrderChanged.class).forEach(change -> coupons.remove(order(change)));
        TOLD.all(OrderCancelled.class).forEach(part -> coupons.remove(order(part)));

        assertThat(coupons).hasSizeGreaterThan(80);
        assertThat(coupons.values()).containsOnly(500L);
    }
}
