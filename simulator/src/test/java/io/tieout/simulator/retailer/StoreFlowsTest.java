package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.CashMove;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.GiftCardMove;
import io.tieout.event.ItemCondition;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.ReturnProof;
import io.tieout.event.SaleEvent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoreDayEvent.StoreDayOpened;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import io.tieout.event.TenderLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What happens in the stores ties to the cent: tills, declared totals, exchanges, returns of all kinds.
class StoreFlowsTest {

    private static final Told TOLD = Told.of(11, 5, 1_000);

    private record Till(Reference day, String register) {}

    private static Till till(BusinessEvent event, String register) {
        return new Till(named(event, ReferenceType.STORE_DAY), register);
    }

    private static long cash(List<TenderLine> lines) {
        return lines.stream()
                .filter(line -> line.tender().equals(Tender.CASH.code()))
                .mapToLong(line -> line.amount().minor())
                .sum();
    }

    private static long all(List<TenderLine> lines) {
        return lines.stream().mapToLong(line -> line.amount().minor()).sum();
    }

    private static List<TenderLine> takenIn(SaleEvent event) {
        return switch (event) {
            case SaleRecorded sale -> sale.tenders();
            case ReturnRecorded _ -> List.of();
            case ExchangeRecorded exchange -> exchange.paid();
        };
    }

    private static List<TenderLine> givenBack(SaleEvent event) {
        return switch (event) {
            case SaleRecorded _ -> List.of();
            case ReturnRecorded returned -> returned.tenders();
            case ExchangeRecorded exchange -> exchange.givenBack();
        };
    }

    @Test
    void aTillHoldsAtEveryMomentWhatWentInLessWhatWentOutAndIsCountedSo() {
        Map<Till, Long> held = new HashMap<>();
        for (BusinessEvent event : TOLD.events()) {
            switch (event) {
                case SaleEvent sale ->
                    held.merge(
                            till(sale, Objects.requireNonNull(sale.register())),
                            cash(takenIn(sale)) - cash(givenBack(sale)),
                            Long::sum);
                case CashMoved moved -> {
                    boolean isIn = moved.kind() == CashMove.FLOAT || moved.kind() == CashMove.PAID_IN;
                    long minor = moved.amount().minor();
                    held.merge(till(moved, moved.register()), isIn ? minor : -minor, Long::sum);
                }
                case TillCounted count ->
                    assertThat(held.remove(till(count, count.register())))
                            .isEqualTo(count.amount().minor());
                default -> {}
            }
            assertThat(held.values()).allMatch(minor -> minor >= 0);
        }
        assertThat(held).isEmpty();
        assertThat(TOLD.all(CashMoved.class)).extracting(CashMoved::kind).contains(CashMove.values());
    }

    @Test
    void whatWasPickedUpAndCountedAboveTheFloatIsDepositedAndBanked() {
        Map<Reference, Long> due = new HashMap<>();
        Map<Reference, Money> deposited = new HashMap<>();
        Map<String, Money> banked = new HashMap<>();
        for (BusinessEvent event : TOLD.events()) {
            switch (event) {
                case StoreDayOpened day ->
                    due.merge(
                            named(day, ReferenceType.STORE_DAY),
                            -Objects.requireNonNull(day.cashFloat()).minor(),
                            Long::sum);
                case TillCounted count ->
                    due.merge(
                            named(count, ReferenceType.STORE_DAY),
                            count.amount().minor(),
                            Long::sum);
                case CashMoved moved
                when moved.kind() == CashMove.PICK_UP ->
                    due.merge(
                            named(moved, ReferenceType.STORE_DAY),
                            moved.amount().minor(),
                            Long::sum);
                case CashDeposited bag -> {
                    deposited.put(named(bag, ReferenceType.STORE_DAY), bag.amount());
                    banked.put("DEPOSIT " + bag.envelope().subject(), bag.amount());
                }
                case BankLineStated line -> banked.remove(String.valueOf(line.text()), line.amount());
                default -> {}
            }
        }
        due.values().removeIf(minor -> minor == 0);

        assertThat(deposited).hasSizeGreaterThan(60).hasSameSizeAs(due);
        assertThat(deposited)
                .allSatisfy((day, amount) -> assertThat(amount.minor()).isEqualTo(due.get(day)));
        assertThat(banked).isEmpty();
    }

    @Test
    void anExchangeIsEvenOrItsDifferenceMovesOnceInTheTenderOfTheSale() {
        Map<Reference, Long> moved = new HashMap<>();
        for (BusinessEvent event : TOLD.events()) {
            switch (event) {
                case PaymentCaptured captured ->
                    exchanges(captured)
                            .forEach(name -> moved.merge(name, captured.amount().minor(), Long::sum));
                case RefundProcessed refund
                when refund.status() == RefundStatus.APPROVED ->
                    exchanges(refund)
                            .forEach(name -> moved.merge(name, -refund.amount().minor(), Long::sum));
                default -> {}
            }
        }
        List<ExchangeRecorded> exchanges = TOLD.all(ExchangeRecorded.class);
        for (ExchangeRecorded exchange : exchanges) {
            long difference = exchange.sold().minor() - exchange.returned().minor();
            boolean isCash = cash(exchange.paid()) + cash(exchange.givenBack()) > 0;
            assertThat(moved.getOrDefault(named(exchange, ReferenceType.EXCHANGE), 0L))
                    .isEqualTo(isCash ? 0L : difference);
        }
        assertThat(exchanges).anyMatch(exchange -> exchange.sold().equals(exchange.returned()));
        assertThat(exchanges).anyMatch(exchange -> all(exchange.paid()) > 0 && cash(exchange.paid()) == 0);
        assertThat(exchanges).anyMatch(exchange -> cash(exchange.paid()) > 0);
        assertThat(exchanges).anyMatch(exchange -> all(exchange.givenBack()) > 0 && cash(exchange.givenBack()) == 0);
        assertThat(exchanges).anyMatch(exchange -> cash(exchange.givenBack()) > 0);
    }

    private static List<Reference> exchanges(BusinessEvent event) {
        return event.envelope().references().stream()
                .filter(reference -> reference.type() == ReferenceType.EXCHANGE)
                .toList();
    }

    @Test
    void withoutAReceiptThereIsStoreCreditOnACardAndNoTax() {
        Map<Reference, Money> credited = new HashMap<>();
        TOLD.all(GiftCardMoved.class).stream()
                .filter(move -> move.kind() == GiftCardMove.CREDITED)
                .filter(move -> move.origin() == StoredValueOrigin.RETURN_CREDIT)
                .forEach(move -> move.envelope().references().stream()
                        .filter(reference -> reference.type() == ReferenceType.RETURN)
                        .forEach(returned -> credited.put(returned, move.amount())));

        List<ReturnRecorded> returns = TOLD.all(ReturnRecorded.class).stream()
                .filter(returned -> returned.proof() == ReturnProof.NONE)
                .toList();
        assertThat(returns).hasSizeGreaterThan(10).allSatisfy(returned -> {
            assertThat(returned.tenders())
                    .containsExactly(new TenderLine(Tender.STORE_CREDIT.code(), returned.total()));
            assertThat(returned.lines()).allMatch(line -> line.tax() == null);
            assertThat(credited.get(named(returned, ReferenceType.RETURN))).isEqualTo(returned.total());
        });
    }

    @Test
    void aWebOrderBroughtBackToAStoreIsPaidBackOnceAndHasACreditMemo() {
        Set<Reference> web = webOrders();
        Map<Reference, Money> approved = new HashMap<>();
        Map<Reference, Money> posted = new HashMap<>();
        TOLD.all(RefundProcessed.class).stream()
                .filter(refund -> refund.status() == RefundStatus.APPROVED)
                .forEach(refund -> refund.envelope()
                        .references()
                        .forEach(reference -> approved.merge(reference, refund.amount(), Money::plus)));
        TOLD.all(ErpEntryPosted.class).stream()
                .filter(document -> document.documentType().equals(DocumentType.CREDIT_MEMO.code()))
                .forEach(document ->
                        posted.merge(Objects.requireNonNull(document.carries()), document.amount(), Money::plus));

        List<ReturnRecorded> returns = TOLD.all(ReturnRecorded.class).stream()
                .filter(returned -> isAbout(returned, web))
                .toList();
        assertThat(returns).hasSizeGreaterThan(5).allSatisfy(returned -> {
            Reference name = named(returned, ReferenceType.RETURN);
            assertThat(returned.tenders()).containsExactly(new TenderLine(Tender.ORIGINAL.code(), returned.total()));
            assertThat(approved.get(name)).isEqualTo(returned.total());
            assertThat(posted.get(name)).isEqualTo(returned.total());
        });
        assertThat(TOLD.all(ReturnRecorded.class))
                .flatExtracting(ReturnRecorded::lines)
                .extracting(line -> line.condition())
                .contains(ItemCondition.RESALEABLE, ItemCondition.DAMAGED);
    }

    private static Set<Reference> webOrders() {
        Set<Reference> orders = new HashSet<>();
        TOLD.all(OrderPlaced.class).forEach(placed -> orders.add(named(placed, ReferenceType.ORDER)));
        return orders;
    }

    private static boolean isAbout(BusinessEvent event, Set<Reference> orders) {
        return event.envelope().references().stream().anyMatch(orders::contains);
    }
}
