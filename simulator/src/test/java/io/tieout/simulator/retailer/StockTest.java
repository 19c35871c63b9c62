package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.FIRST;
import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.ItemCondition;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Goods of a retailer without faults: what is stated is what was there and what moved.
class StockTest {

    private static final Told TOLD = Told.of(11, 4, 600);

    /// What is on hand by all that was told so far; it fails as soon as something does not add up.
    private static final class OnHand {

        private final Map<String, Long> units = new HashMap<>();
        private final Map<String, Instant> openedAt = new HashMap<>();
        private int statements;

        void hear(BusinessEvent event) {
            switch (event) {
                case StockMoved moved -> move(moved);
                case BalanceStated stated when stated.kind() == BalanceKind.ON_HAND -> state(stated);
                default -> {}
            }
        }

        private void move(StockMoved moved) {
            String account = moved.sku() + "@" + moved.location();
            assertThat(openedAt).as("stated before it moves").containsKey(account);
            assertThat(moved.envelope().occurredAt()).isAfter(openedAt.get(account));
            assertThat(units.merge(account, effectOf(moved), Long::sum))
                    .as("%s", moved)
                    .isNotNegative();
        }

        private void state(BalanceStated stated) {
            if (openedAt.putIfAbsent(stated.account(), stated.asOf()) == null) {
                units.put(stated.account(), Objects.requireNonNull(stated.units()));
            } else {
                statements++;
                assertThat(stated.units()).as("%s", stated).isEqualTo(units.get(stated.account()));
            }
        }
    }

    private static long effectOf(StockMoved moved) {
        return switch (moved.kind()) {
            case RECEIPT, TRANSFER_IN -> moved.quantity();
            case ADJUSTMENT -> moved.transfer() == null ? moved.quantity() : 0;
            case RETURN -> moved.condition() == ItemCondition.DAMAGED ? 0 : moved.quantity();
            case SALE, TRANSFER_OUT -> -moved.quantity();
        };
    }

    @ParameterizedTest(name = "seed {0}, {1} orders")
    @CsvSource({"11, 600", "0, 40", "-3, 20000", "9223372036854775807, 5000"})
    void whatIsOnHandIsWhatWasThereAndWhatMoved(long seed, int orders) {
        OnHand onHand = new OnHand();

        new Retailer(new Retailer.Plan(seed, FIRST, 3, orders), (event, _) -> onHand.hear(event)).live(_ -> {});

        assertThat(onHand.statements).isGreaterThan(3 * 3 * 16);
    }

    @Test
    void whatIsSoldLeavesFromWhereItIsSold() {
        Map<String, Long> sold = new TreeMap<>();
        TOLD.all(FulfilmentConfirmed.class)
                .forEach(event -> add(
                        sold,
                        named(event, ReferenceType.SHIPMENT) + " " + Objects.requireNonNull(event.location()),
                        event.lines()));
        TOLD.all(SaleRecorded.class)
                .forEach(event -> add(sold, named(event, ReferenceType.ORDER) + " " + event.store(), event.lines()));
        TOLD.all(ExchangeRecorded.class)
                .forEach(
                        event -> add(sold, named(event, ReferenceType.ORDER) + " " + event.store(), event.soldLines()));
        Map<String, Long> left = new TreeMap<>();
        moves(StockMove.SALE)
                .forEach(move -> left.merge(
                        named(
                                        move,
                                        Told.has(move, ReferenceType.SHIPMENT)
                                                ? ReferenceType.SHIPMENT
                                                : ReferenceType.ORDER)
                                + " " + move.location() + " " + move.sku(),
                        move.quantity(),
                        Long::sum));

        assertThat(left).isEqualTo(sold).hasSizeGreaterThan(4_000);
    }

    @Test
    void whatComesBackToAStoreIsThereAgain() {
        Map<String, Long> returned = new TreeMap<>();
        TOLD.all(ReturnRecorded.class)
                .forEach(event ->
                        add(returned, named(event, ReferenceType.RETURN) + " " + event.store(), event.lines()));
        Map<String, Long> arrived = new TreeMap<>();
        moves(StockMove.RETURN).stream()
                .filter(move -> Told.has(move, ReferenceType.RETURN))
                .forEach(move -> arrived.merge(
                        named(move, ReferenceType.RETURN) + " " + move.location() + " " + move.sku(),
                        move.quantity(),
                        Long::sum));

        assertThat(arrived).isEqualTo(returned).hasSizeGreaterThan(20);
    }

    @Test
    void aRefundOfGoodsHasTheirReturnInOneConditionOrTheOther() {
        List<StockMoved> returns = moves(StockMove.RETURN);
        Set<Reference> withdrawn = TOLD.all(RefundIssued.class).stream()
                .filter(refund -> refund.intent() == RefundIntent.CANCELLED)
                .map(refund -> named(refund, ReferenceType.REFUND))
                .collect(Collectors.toSet());

        assertThat(TOLD.all(RefundIssued.class))
                .filteredOn(refund -> refund.basis() == RefundBasis.GOODS_RETURNED)
                .filteredOn(refund -> !withdrawn.contains(named(refund, ReferenceType.REFUND)))
                .isNotEmpty()
                .allSatisfy(refund -> assertThat(returns)
                        .anySatisfy(move -> assertThat(move.envelope().references())
                                .contains(named(refund, ReferenceType.REFUND))));
        assertThat(returns)
                .extracting(StockMoved::condition)
                .contains(ItemCondition.RESALEABLE, ItemCondition.DAMAGED)
                .doesNotContainNull();
    }

    @Test
    void aReceiptIsWorthWhatThePiecesCostThatDay() {
        Map<String, TreeMap<Instant, Money>> costs = new HashMap<>();
        TOLD.all(UnitCostChanged.class)
                .forEach(cost -> costs.computeIfAbsent(
                                cost.envelope().entity() + cost.envelope().subject(), _ -> new TreeMap<>())
                        .put(cost.effectiveAt(), cost.cost()));
        Map<String, Long> worth = new HashMap<>();
        List<StockMoved> receipts = moves(StockMove.RECEIPT);
        for (StockMoved receipt : receipts) {
            Money cost = Objects.requireNonNull(receipt.unitCost());
            assertThat(cost)
                    .isEqualTo(
                            Objects.requireNonNull(costs.get(receipt.envelope().entity() + receipt.sku()))
                                    .floorEntry(receipt.envelope().occurredAt())
                                    .getValue());
            worth.merge(
                    named(receipt, ReferenceType.SHIPMENT).toString(), cost.minor() * receipt.quantity(), Long::sum);
        }

        assertThat(receipts).hasSizeGreaterThan(20).allSatisfy(receipt -> {
            assertThat(Told.has(receipt, ReferenceType.PURCHASE_ORDER)).isTrue();
            assertThat(documentsOf(receipt, ReferenceType.SHIPMENT))
                    .singleElement()
                    .satisfies(document -> assertThat(document.amount().minor())
                            .isEqualTo(worth.get(
                                    named(receipt, ReferenceType.SHIPMENT).toString())));
        });
    }

    @Test
    void aCountIsApprovedAndItsDifferenceAdjusted() {
        OnHand onHand = new OnHand();
        Map<String, Long> counted = new TreeMap<>();
        Map<String, Long> approved = new TreeMap<>();
        Map<String, Long> differences = new TreeMap<>();
        for (BusinessEvent event : TOLD.events()) {
            onHand.hear(event);
            if (event instanceof StockCounted count) {
                String id = count.envelope().subject();
                (count.approvedBy() == null ? counted : approved).put(id, count.quantity());
                long there = Objects.requireNonNull(onHand.units.get(count.sku() + "@" + count.location()));
                if (count.approvedBy() == null && count.quantity() != there) {
                    differences.put(id, count.quantity() - there);
                }
            }
        }
        Map<String, Long> adjusted = new TreeMap<>();
        List<StockMoved> adjustments = moves(StockMove.ADJUSTMENT).stream()
                .filter(move -> move.transfer() == null)
                .toList();
        adjustments.stream()
                .filter(move -> "count difference".equals(move.reason()))
                .forEach(move ->
                        adjusted.put(named(move, ReferenceType.ERP_DOCUMENT).value(), move.quantity()));

        assertThat(approved).isEqualTo(counted).hasSizeGreaterThan(200);
        assertThat(adjusted).isEqualTo(differences).isNotEmpty();
        assertThat(adjusted.values()).anyMatch(pieces -> pieces > 0).anyMatch(pieces -> pieces < 0);
        assertThat(adjustments)
                .anySatisfy(move -> assertThat(move.reason()).isEqualTo("damaged"))
                .allSatisfy(move -> assertThat(documentsOf(move, ReferenceType.ERP_DOCUMENT))
                        .singleElement()
                        .satisfies(document -> assertThat(document.documentType())
                                .isEqualTo(move.quantity() < 0 ? "stock-loss" : "stock-gain")));
    }

    private static void add(Map<String, Long> pieces, String where, List<ItemLine> lines) {
        lines.stream()
                .filter(line -> line.kind() == ItemKind.GOODS)
                .forEach(line -> pieces.merge(where + " " + line.sku(), line.quantity(), Long::sum));
    }

    private static List<StockMoved> moves(StockMove kind) {
        return TOLD.all(StockMoved.class).stream()
                .filter(move -> move.kind() == kind)
                .toList();
    }

    /// What the ERP made of the record that an event names.
    private static List<ErpEntryPosted> documentsOf(BusinessEvent event, ReferenceType type) {
        return DOCUMENTS.getOrDefault(named(event, type).toString(), List.of());
    }

    private static final Map<String, List<ErpEntryPosted>> DOCUMENTS = new HashMap<>();

    static {
        TOLD.all(ErpEntryPosted.class)
                .forEach(document -> DOCUMENTS
                        .computeIfAbsent(String.valueOf(document.carries()), _ -> new ArrayList<>())
                        .add(document));
    }
}
