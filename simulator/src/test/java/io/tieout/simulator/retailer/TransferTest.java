package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Goods that go from one location to another, or get lost between them.
class TransferTest {

    private static final Told TOLD =
            Told.only(EnumSet.of(EventType.STOCK_MOVED, EventType.ERP_ENTRY_POSTED), 11, 4, 2_000);

    /// The types of the documents of a record.
    private static final Map<Reference, List<String>> DOCUMENTS = new HashMap<>();

    static {
        TOLD.all(ErpEntryPosted.class)
                .forEach(document -> DOCUMENTS
                        .computeIfAbsent(Objects.requireNonNull(document.carries()), _ -> new ArrayList<>())
                        .add(document.documentType()));
    }

    private static List<StockMoved> moves(StockMove kind) {
        return TOLD.all(StockMoved.class).stream()
                .filter(move -> move.kind() == kind)
                .toList();
    }

    @Test
    void whatLeavesOnATransferArrivesADayOrTwoLaterOrIsAcceptedAsLost() {
        Map<String, StockMoved> lost = new HashMap<>();
        moves(StockMove.ADJUSTMENT).stream()
                .filter(move -> move.transfer() != null)
                .forEach(move -> lost.put(move.transfer(), move));
        Map<String, StockMoved> out = new HashMap<>();
        moves(StockMove.TRANSFER_OUT).forEach(move -> out.put(Objects.requireNonNull(move.transfer()), move));
        List<StockMoved> in = moves(StockMove.TRANSFER_IN);

        assertThat(in).hasSameSizeAs(out.values()).hasSizeGreaterThan(20).allSatisfy(arrived -> {
            StockMoved left = Objects.requireNonNull(out.get(arrived.transfer()));
            StockMoved never = lost.get(arrived.transfer());
            long gone = never == null ? 0 : -never.quantity();
            assertThat(arrived.quantity()).isEqualTo(left.quantity() - gone).isPositive();
            if (never != null) {
                assertThat(gone).isPositive();
                assertThat(never.location()).isEqualTo(arrived.location());
                assertThat(never.envelope().occurredAt())
                        .isAfter(arrived.envelope().occurredAt());
            }
            assertThat(arrived.sku()).isEqualTo(left.sku());
            assertThat(arrived.location()).isNotEqualTo(left.location());
            assertThat(Duration.between(
                            left.envelope().occurredAt(), arrived.envelope().occurredAt()))
                    .isBetween(Duration.ofDays(1), Duration.ofDays(2));
            assertThat(DOCUMENTS.get(named(arrived, ReferenceType.TRANSFER)))
                    .containsExactlyElementsOf(
                            never == null
                                    ? List.of("stock-transfer-out", "stock-transfer-in")
                                    : List.of("stock-transfer-out", "stock-transfer-in", "stock-transfer-short"));
        });
        assertThat(lost).isNotEmpty();
        assertThat(out.values())
                .extracting(move -> move.location().startsWith("DC-"))
                .contains(true, false);
    }

    @Test
    void whatNeverArrivedIsInNoStatement() {
        List<BusinessEvent> told = new ArrayList<>();
        World world = new World(1);
        Movements movements = new Movements(
                world,
                new Voice((event, _) -> told.add(event)),
                Levels.of(10, world.items().size()));
        Location at = world.locations().getFirst();
        Item item = world.items().getFirst();
        Instant now = Instant.parse("2026-03-02T12:00:00Z");
        long before = movements.onHand(at, item, now);

        movements.move(
                Move.lost(
                        at,
                        item,
                        2,
                        Money.of(450, "USD"),
                        Voice.name(ReferenceType.TRANSFER, at.company().warehouse(), "TR-1")),
                now);
        movements.state(at, item, now);

        assertThat(((BalanceStated) told.getLast()).units()).isEqualTo(before);
    }
}
