package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.FIRST;
import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.EventType;
import io.tieout.event.FactKey;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.PayoutMethod;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.Tender;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.simulator.output.CloudEventLines;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A retailer without faults: its systems agree to the cent.
class RetailerTest {

    private static final Told TOLD = Told.of(7, 4, 600);

    /// They are closed on the Sunday among the four days.

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
                .forEach(
                        event -> posted.computeIfAbsent(Objects.requireNonNull(event.carries()), _ -> new ArrayList<>())
                                .add(event.amount()));

        // What was paid with a gift card comes back to it or as store credit.
        Map<Reference, List<Money>> credited = new HashMap<>();
        TOLD.all(GiftCardMoved.class).stream()
                .filter(move -> move.kind() == GiftCardMove.CREDITED)
                .forEach(move -> move.envelope()
                        .references()
                        .forEach(reference -> credited.computeIfAbsent(reference, _ -> new ArrayList<>())
                                .add(move.amount())));

        Set<Reference> withdrawn = new HashSet<>();
        TOLD.all(RefundIssued.class).stream()
                .filter(event -> event.intent() == RefundIntent.CANCELLED)
                .forEach(event -> withdrawn.add(named(event, ReferenceType.REFUND)));

        assertThat(TOLD.all(RefundIssued.class)).hasSizeGreaterThan(50).allSatisfy(issued -> {
            Reference refund = named(issued, ReferenceType.REFUND);
            if (withdrawn.contains(refund)) {
                assertThat(approved).doesNotContainKey(refund);
                assertThat(posted).doesNotContainKey(refund);
            } else {
                Map<Reference, List<Money>> paid = issued.tender().equals(Tender.ORIGINAL.code()) ? approved : credited;
                // Each origin of what goes back to a card is told by itself.
                assertThat(Told.sum(Objects.requireNonNull(paid.get(refund))))
                        .isEqualTo(issued.amount().minor());
                assertThat(posted.get(refund)).containsExactly(issued.amount());
            }
        });
        assertThat(withdrawn).isNotEmpty();
        assertThat(TOLD.all(RefundIssued.class))
                .extracting(RefundIssued::tender)
                .containsOnly(Tender.STORE_CREDIT.code(), Tender.GIFT_CARD.code(), Tender.ORIGINAL.code());
    }

    /// What was on a card before the first day is stated when that begins.
    @Test
    void aCardNeverGoesBelowZeroAndStatesWhatIsOnIt() {
        Map<String, Long> balances = new HashMap<>();
        List<GiftCardMove> kinds = new ArrayList<>();
        for (BusinessEvent event : TOLD.events()) {
            if (event instanceof BalanceStated stated && stated.kind() == BalanceKind.GIFT_CARD) {
                long minor = Objects.requireNonNull(stated.balance()).minor();
                assertThat(balances.computeIfAbsent(stated.account(), _ -> minor))
                        .isEqualTo(minor);
            } else if (event instanceof GiftCardMoved move) {
                long signed = CardsTest.sign(move.kind()) * move.amount().minor();
                long balance = balances.merge(move.card(), signed, Long::sum);
                assertThat(balance).isNotNegative();
                assertThat(move.balance())
                        .isEqualTo(new Money(balance, move.amount().currency()));
                kinds.add(move.kind());
            }
        }
        assertThat(kinds).contains(GiftCardMove.LOADED, GiftCardMove.REDEEMED);
    }

    @Test
    void payoutsAreTheirLinesAndReachTheBank() {
        Map<Reference, Map<Currency, Long>> lines = new HashMap<>();
        TOLD.all(SettlementLineStated.class)
                .forEach(line -> lines.computeIfAbsent(named(line, ReferenceType.PAYOUT), _ -> new HashMap<>())
                        .merge(line.net().currency(), line.net().minor(), Long::sum));
        Map<String, Money> banked = new HashMap<>();
        TOLD.all(BankLineStated.class).forEach(line -> banked.put(String.valueOf(line.text()), line.amount()));
        Set<Reference> failed = new HashSet<>();
        List<PayoutChanged> initiated = new ArrayList<>();
        for (PayoutChanged payout : TOLD.all(PayoutChanged.class)) {
            switch (payout.status()) {
                case INITIATED -> initiated.add(payout);
                case FAILED -> failed.add(named(payout, ReferenceType.PAYOUT));
                case PAID -> {}
            }
        }

        assertThat(initiated).isNotEmpty().allSatisfy(payout -> {
            Reference name = named(payout, ReferenceType.PAYOUT);
            if (payout.method() == PayoutMethod.AUTOMATIC) {
                Map<Currency, Long> sums = new HashMap<>(lines.get(name));
                assertThat(sums.remove(payout.amount().currency()))
                        .isEqualTo(payout.amount().minor());
                assertThat(sums.values()).allSatisfy(other -> assertThat(other).isZero());
            } else {
                assertThat(lines).doesNotContainKey(name);
            }
            assertThat(banked.get("PAYOUT " + name.value())).isEqualTo(failed.contains(name) ? null : payout.amount());
        });
    }

    /// Opening nothing; captures, refunds and disputes less what was paid out, gross, is what each processor states.
    @Test
    void theProcessorStatesWhatItHasNotPaidOut() {
        Map<String, Long> held = new HashMap<>();
        int stated = 0;
        for (BusinessEvent event : TOLD.events()) {
            if (event instanceof BalanceStated balance && balance.kind() == BalanceKind.PROCESSOR) {
                assertThat(Objects.requireNonNull(balance.balance()).minor())
                        .isEqualTo(held.getOrDefault(event.envelope().source(), 0L));
                stated++;
            }
            held.merge(event.envelope().source(), SettlementTest.notYetPaidOut(event), Long::sum);
        }
        assertThat(stated).isGreaterThan(20);
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
            boolean isExchanged = event instanceof SettlementLineStated line
                    && line.gross().currency().getCurrencyCode().equals("GBP");
            if (principal != null && !isExchanged) {
                currencies
                        .computeIfAbsent(event.envelope().entity(), _ -> new HashSet<>())
                        .add(principal.currency());
            }
        }
        assertThat(currencies)
                .containsOnly(
                        Map.entry("US", Set.of(Currency.getInstance("USD"))),
                        Map.entry("OUT", Set.of(Currency.getInstance("USD"))),
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
    void aStoreOpensByItsOwnClockOnTheDayThatHas25Hours() {
        List<String> opened = new ArrayList<>();
        new Retailer(new Retailer.Plan(7, LocalDate.of(2026, 10, 31), 3, 20), (event, _) -> {
                    if (event.type() == EventType.STORE_DAY_OPENED
                            && event.envelope().subject().startsWith("US01-")) {
                        opened.add(event.envelope().occurredAt() + " "
                                + event.envelope().businessDate());
                    }
                })
                .live(_ -> {});

        assertThat(opened)
                .containsExactly(
                        "2026-10-31T13:00:00Z 2026-10-31",
                        "2026-11-01T14:00:00Z 2026-11-01",
                        "2026-11-02T14:00:00Z 2026-11-02");
    }

    @Test
    void tellsOfEveryTypeOfTheContract() {
        Set<EventType> told = EnumSet.noneOf(EventType.class);
        TOLD.events().forEach(event -> told.add(event.type()));

        assertThat(told).containsExactly(EventType.values());
    }

    @Test
    void refusesAPlanThatIsNone() {
        assertThatThrownBy(() -> new Retailer.Plan(1, FIRST, 0, 10)).hasMessageContaining("days");
        assertThatThrownBy(() -> new Retailer.Plan(1, FIRST, 1, 0)).hasMessageContaining("orders");
    }
}
