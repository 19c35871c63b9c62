package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.FIRST;
import static io.tieout.simulator.retailer.Told.named;
import static io.tieout.simulator.retailer.Told.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.EventType;
import io.tieout.event.FactKey;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoreDayEvent.StoreDayClosed;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.simulator.output.CloudEventLines;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A retailer without faults: its systems agree to the cent.
class RetailerTest {

    private static final Told TOLD = Told.of(7, 4, 600);

    /// They are closed on the Sunday among the four days.
    private static final int GERMAN_STORES = 4;

    private static byte[] written(long seed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (CloudEventLines lines = new CloudEventLines(bytes)) {
            new Retailer(new Retailer.Plan(seed, FIRST, 2, 200), (event, _) -> lines.told(event)).live(_ -> {});
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, Long.MAX_VALUE})
    void theSameSeedWritesTheSameBytes(long seed) {
        byte[] once = written(seed);

        assertThat(written(seed)).isEqualTo(once);
        assertThat(written(seed + 1)).isNotEqualTo(once);
    }

    @Test
    void tellsInTheOrderOfTime() {
        assertThat(TOLD.events())
                .extracting(event -> event.envelope().occurredAt())
                .isSorted();
    }

    @Test
    void everyFactIsToldOnceAndReadsBack() {
        Set<FactKey> facts = new HashSet<>();
        Set<String> deliveries = new HashSet<>();
        for (BusinessEvent event : TOLD.events()) {
            assertThat(facts.add(FactKey.of(event))).as("%s", event).isTrue();
            assertThat(deliveries.add(
                            event.envelope().source() + " " + event.envelope().deliveryId()))
                    .as("%s", event)
                    .isTrue();
            assertThat(EventRecord.of(event).decode()).isEqualTo(new Decoded.Event(event));
        }
    }

    @Test
    void everySystemKeepsToWhatItsRolesMaySay() {
        for (BusinessEvent event : TOLD.events()) {
            Envelope envelope = event.envelope();
            assertThat(event.type().roles()).as("%s", event).contains(envelope.role());
        }
    }

    @Test
    void anOrderIsDeliveredAndPaidOrCancelled() {
        Map<Reference, Money> delivered = new HashMap<>();
        Map<Reference, Money> captured = new HashMap<>();
        TOLD.all(FulfilmentConfirmed.class)
                .forEach(event -> delivered.merge(named(event, ReferenceType.ORDER), event.total(), Money::plus));
        TOLD.all(PaymentCaptured.class)
                .forEach(event -> captured.merge(named(event, ReferenceType.ORDER), event.amount(), Money::plus));
        Set<Reference> cancelled = new HashSet<>();
        TOLD.all(OrderCancelled.class).forEach(event -> cancelled.add(named(event, ReferenceType.ORDER)));

        assertThat(TOLD.all(OrderPlaced.class)).hasSizeGreaterThan(900).allSatisfy(placed -> {
            Reference order = named(placed, ReferenceType.ORDER);
            if (cancelled.contains(order)) {
                assertThat(delivered).doesNotContainKey(order);
                assertThat(captured).doesNotContainKey(order);
            } else {
                assertThat(delivered.get(order)).isEqualTo(placed.total());
                assertThat(captured.get(order)).isEqualTo(placed.total());
            }
        });
        assertThat(cancelled).isNotEmpty();
    }

    @Test
    void aRefundIsExecutedAndReachesTheErpOnce() {
        Map<Reference, List<Money>> approved = new HashMap<>();
        Map<Reference, List<Money>> posted = new HashMap<>();
        TOLD.all(RefundProcessed.class).stream()
                .filter(event -> event.status() == RefundStatus.APPROVED)
                .forEach(event -> event.envelope()
                        .references()
                        .forEach(reference -> approved.computeIfAbsent(reference, _ -> new ArrayList<>())
                                .add(event.amount())));
        TOLD.all(ErpEntryPosted.class)
                .forEach(event -> posted.computeIfAbsent(
                                java.util.Objects.requireNonNull(event.carries()), _ -> new ArrayList<>())
                        .add(event.amount()));

        assertThat(TOLD.all(RefundIssued.class)).hasSizeGreaterThan(50).allSatisfy(issued -> {
            Reference refund = named(issued, ReferenceType.REFUND);
            assertThat(approved.get(refund)).containsExactly(issued.amount());
            assertThat(posted.get(refund)).containsExactly(issued.amount());
        });
    }

    @Test
    void aStoreDayDeclaresWhatItsRegistersDid() {
        Map<Reference, Long> sales = new HashMap<>();
        Map<Reference, Long> returns = new HashMap<>();
        TOLD.all(SaleRecorded.class)
                .forEach(event -> sales.merge(
                        named(event, ReferenceType.STORE_DAY), event.total().minor(), Long::sum));
        TOLD.all(ReturnRecorded.class)
                .forEach(event -> returns.merge(
                        named(event, ReferenceType.STORE_DAY), event.total().minor(), Long::sum));

        assertThat(TOLD.all(StoreDayClosed.class))
                .hasSize(16 * 4 - GERMAN_STORES)
                .allSatisfy(closed -> {
                    Reference day = named(closed, ReferenceType.STORE_DAY);
                    assertThat(closed.sales().minor()).isEqualTo(sales.getOrDefault(day, 0L));
                    assertThat(closed.returns().minor()).isEqualTo(returns.getOrDefault(day, 0L));
                    long tendered = sum(
                            closed.tenders().stream().map(line -> line.amount()).toList());
                    assertThat(tendered)
                            .isEqualTo(closed.sales().minor() - closed.returns().minor());
                });
    }

    @Test
    void aCardNeverGoesBelowZeroAndStatesWhatIsOnIt() {
        Map<String, Long> balances = new HashMap<>();
        List<GiftCardMoved> moves = TOLD.all(GiftCardMoved.class);
        for (GiftCardMoved move : moves) {
            long signed = move.kind() == GiftCardMove.LOADED
                    ? move.amount().minor()
                    : -move.amount().minor();
            long balance = balances.merge(move.card(), signed, Long::sum);
            assertThat(balance).isNotNegative();
            assertThat(move.balance())
                    .isEqualTo(new Money(balance, move.amount().currency()));
        }
        assertThat(moves).extracting(GiftCardMoved::kind).contains(GiftCardMove.LOADED, GiftCardMove.REDEEMED);
    }

    @Test
    void payoutsAreTheirLinesAndReachTheBank() {
        Map<Reference, Long> lines = new HashMap<>();
        TOLD.all(SettlementLineStated.class)
                .forEach(line -> lines.merge(
                        named(line, ReferenceType.PAYOUT), line.net().minor(), Long::sum));
        Map<String, Money> banked = new HashMap<>();
        TOLD.all(BankLineStated.class).forEach(line -> banked.put(String.valueOf(line.text()), line.amount()));

        List<PayoutChanged> initiated = TOLD.all(PayoutChanged.class).stream()
                .filter(payout -> payout.status() == PayoutStatus.INITIATED)
                .toList();
        assertThat(initiated).isNotEmpty().allSatisfy(payout -> {
            assertThat(payout.amount().minor()).isEqualTo(lines.get(named(payout, ReferenceType.PAYOUT)));
            assertThat(banked.get("PAYOUT " + payout.envelope().subject())).isEqualTo(payout.amount());
        });
    }

    /// Opening nothing; captures and refunds less what was paid out, gross, is what a processor or marketplace states.
    @Test
    void theProcessorStatesWhatItHasNotPaidOut() {
        Map<String, Long> held = new HashMap<>();
        for (BusinessEvent event : TOLD.events()) {
            String account = event.envelope().source();
            switch (event) {
                case PaymentCaptured captured ->
                    held.merge(account, captured.amount().minor(), Long::sum);
                case RefundProcessed refund
                when refund.status() == RefundStatus.APPROVED ->
                    held.merge(account, -refund.amount().minor(), Long::sum);
                case SettlementLineStated line ->
                    held.merge(account, -line.gross().minor(), Long::sum);
                case BalanceStated stated
                when stated.kind() == BalanceKind.PROCESSOR ->
                    assertThat(java.util.Objects.requireNonNull(stated.balance())
                                    .minor())
                            .isEqualTo(held.getOrDefault(account, 0L));
                default -> {}
            }
        }
        assertThat(TOLD.all(BalanceStated.class))
                .filteredOn(stated -> stated.kind() == BalanceKind.PROCESSOR)
                .hasSizeGreaterThan(10);
        assertThat(held).hasSizeGreaterThanOrEqualTo(4);
        assertThat(held.values()).containsOnly(0L);
        assertThat(TOLD.all(SettlementLineStated.class))
                .extracting(SettlementLineStated::kind)
                .contains(SettlementKind.CHARGE, SettlementKind.REFUND);
    }

    @Test
    void companiesKeepTheirCurrencies() {
        Map<String, Set<Currency>> currencies = new HashMap<>();
        for (BusinessEvent event : TOLD.events()) {
            Money principal = event.principal();
            if (principal != null) {
                currencies
                        .computeIfAbsent(event.envelope().entity(), _ -> new HashSet<>())
                        .add(principal.currency());
            }
        }
        assertThat(currencies)
                .containsOnly(
                        Map.entry("US", Set.of(Currency.getInstance("USD"))),
                        Map.entry("DE", Set.of(Currency.getInstance("EUR"))));
    }

    @Test
    void aStoreOpensByItsOwnClockOnTheDayThatHas23Hours() {
        List<Instant> opened = TOLD.events().stream()
                .filter(event -> event.type() == EventType.STORE_DAY_OPENED)
                .filter(event -> event.envelope().subject().startsWith("US01-"))
                .map(event -> event.envelope().occurredAt())
                .toList();

        assertThat(opened)
                .containsExactly(
                        Instant.parse("2026-03-06T14:00:00Z"),
                        Instant.parse("2026-03-07T14:00:00Z"),
                        Instant.parse("2026-03-08T13:00:00Z"),
                        Instant.parse("2026-03-09T13:00:00Z"));
    }

    @Test
    void leavesOutOnlyWhatIsNotBuiltYet() {
        Set<EventType> told = EnumSet.noneOf(EventType.class);
        TOLD.events().forEach(event -> told.add(event.type()));

        assertThat(EnumSet.complementOf(EnumSet.copyOf(told)))
                .containsExactlyInAnyOrder(
                        EventType.ORDER_CHANGED,
                        EventType.EXCHANGE_RECORDED,
                        EventType.PAYMENT_FAILED,
                        EventType.INVOICE_ISSUED,
                        EventType.GIFT_CARD_STATE_CHANGED,
                        EventType.BREAKAGE_RECOGNISED,
                        EventType.CHARGEBACK_CHANGED,
                        EventType.CASH_MOVED);
    }

    @Test
    void refusesAPlanThatIsNone() {
        assertThatThrownBy(() -> new Retailer.Plan(1, FIRST, 0, 10)).hasMessageContaining("days");
        assertThatThrownBy(() -> new Retailer.Plan(1, FIRST, 1, 0)).hasMessageContaining("orders");
    }
}
