package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Told.named;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SaleEvent;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.StoreDayEvent.StoreDayClosed;
import io.tieout.event.TenderLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What a store-day declares and what the ERP is told of it.
class StoreDayTest {

    /// They close on the Sunday.
    private static final int GERMAN_STORES = 4;

    private static final Told TOLD = Told.of(11, 5, 1_000);

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

    private static Set<Reference> webOrders(Told told) {
        Set<Reference> orders = new HashSet<>();
        told.all(OrderPlaced.class).forEach(placed -> orders.add(named(placed, ReferenceType.ORDER)));
        return orders;
    }

    private static boolean isAbout(BusinessEvent event, Set<Reference> orders) {
        return event.envelope().references().stream().anyMatch(orders::contains);
    }

    @Test
    void aStoreDayDeclaresWhatItsRegistersDid() {
        Map<Reference, Long> sales = new HashMap<>();
        Map<Reference, Long> returns = new HashMap<>();
        Map<Reference, Long> receipts = new HashMap<>();
        for (SaleEvent event : TOLD.all(SaleEvent.class)) {
            Reference day = named(event, ReferenceType.STORE_DAY);
            receipts.merge(day, 1L, Long::sum);
            switch (event) {
                case SaleRecorded sale -> sales.merge(day, sale.total().minor(), Long::sum);
                case ReturnRecorded returned ->
                    returns.merge(day, returned.total().minor(), Long::sum);
                case ExchangeRecorded exchange -> {
                    sales.merge(day, exchange.sold().minor(), Long::sum);
                    returns.merge(day, exchange.returned().minor(), Long::sum);
                }
            }
        }

        assertThat(TOLD.all(StoreDayClosed.class))
                .hasSize(18 * 5 - GERMAN_STORES)
                .allSatisfy(closed -> {
                    Reference day = named(closed, ReferenceType.STORE_DAY);
                    assertThat(closed.sales().minor()).isEqualTo(sales.getOrDefault(day, 0L));
                    assertThat(closed.returns().minor()).isEqualTo(returns.getOrDefault(day, 0L));
                    assertThat(closed.receipts()).isEqualTo(receipts.getOrDefault(day, 0L));
                });
    }

    @Test
    void aStoreDayDeclaresWhatEachTenderTookIn() {
        Map<Reference, Map<String, Long>> takings = new HashMap<>();
        Map<Reference, Long> givenBack = new HashMap<>();
        Map<Reference, Long> tax = new HashMap<>();
        for (SaleEvent event : TOLD.all(SaleEvent.class)) {
            Reference day = named(event, ReferenceType.STORE_DAY);
            Map<String, Long> own = takings.computeIfAbsent(day, _ -> new HashMap<>());
            takenIn(event)
                    .forEach(line -> own.merge(line.tender(), line.amount().minor(), Long::sum));
            givenBack.merge(day, all(givenBack(event)), Long::sum);
            tax.merge(day, taxOf(event), Long::sum);
        }

        assertThat(TOLD.all(StoreDayClosed.class))
                .hasSize(18 * 5 - GERMAN_STORES)
                .allSatisfy(closed -> {
                    Reference day = named(closed, ReferenceType.STORE_DAY);
                    Map<String, Long> declared = new HashMap<>();
                    closed.tenders()
                            .forEach(line ->
                                    declared.put(line.tender(), line.amount().minor()));
                    assertThat(declared).isEqualTo(takings.get(day));
                    assertThat(all(closed.tenders()) - givenBack.getOrDefault(day, 0L))
                            .isEqualTo(closed.sales().minor() - closed.returns().minor());
                    assertThat(closed.tax().minor()).isEqualTo(tax.get(day));
                });
    }

    @Test
    void aStoreDayDeclaresItsDiscounts() {
        Map<Reference, Long> discounts = new HashMap<>();
        for (SaleEvent event : TOLD.all(SaleEvent.class)) {
            long minor = switch (event) {
                case SaleRecorded sale -> discount(sale.lines());
                case ReturnRecorded returned -> -discount(returned.lines());
                case ExchangeRecorded exchange -> discount(exchange.soldLines()) - discount(exchange.returnedLines());
            };
            discounts.merge(named(event, ReferenceType.STORE_DAY), minor, Long::sum);
        }

        assertThat(discounts.values()).anyMatch(minor -> minor > 0);
        assertThat(TOLD.all(StoreDayClosed.class))
                .allSatisfy(closed -> assertThat(closed.discounts())
                        .isEqualTo(new Money(
                                discounts.getOrDefault(named(closed, ReferenceType.STORE_DAY), 0L),
                                closed.sales().currency())));
    }

    private static long discount(List<ItemLine> lines) {
        return lines.stream()
                .map(ItemLine::discount)
                .filter(Objects::nonNull)
                .mapToLong(Money::minor)
                .sum();
    }

    @Test
    void registersNumberTheirReceiptsWithoutGaps() {
        Map<String, List<Long>> numbers = new HashMap<>();
        TOLD.all(SaleEvent.class)
                .forEach(event -> numbers.computeIfAbsent(
                                named(event, ReferenceType.STORE_DAY) + " " + event.register(), _ -> new ArrayList<>())
                        .add(event.receiptNumber()));

        assertThat(numbers)
                .hasSizeGreaterThan(18 * 5)
                .allSatisfy((_, all) -> assertThat(all)
                        .containsExactlyInAnyOrderElementsOf(
                                LongStream.rangeClosed(1, all.size()).boxed().toList()));
    }

    private static long taxOf(SaleEvent event) {
        return switch (event) {
            case SaleRecorded sale ->
                sale.lines().stream().mapToLong(Basket::taxMinor).sum();
            case ReturnRecorded returned ->
                -returned.lines().stream().mapToLong(Basket::taxMinor).sum();
            case ExchangeRecorded exchange ->
                exchange.soldLines().stream().mapToLong(Basket::taxMinor).sum()
                        - exchange.returnedLines().stream()
                                .mapToLong(Basket::taxMinor)
                                .sum();
        };
    }

    @Test
    void theErpIsToldTheTurnoverOfEachStoreDayInOneDocument() {
        assertThat(typesOfTurnover(TOLD)).containsExactly(DocumentType.STORE_DAY_SUMMARY.code());
    }

    /// A document has no sign: its type says which way the money went.
    @Test
    void ofADayOnWhichMoreCameBackThanWasSoldTheErpMakesAnotherType() {
        assertThat(typesOfTurnover(Told.of(1, 60, 15)))
                .containsExactlyInAnyOrder(
                        DocumentType.STORE_DAY_SUMMARY.code(), DocumentType.STORE_DAY_RETURNS.code());
    }

    /// Holds each document to what its store-day declared, and returns the types there are. Returns of web orders are
    /// not in it: each of them has a document of its own.
    private static Set<String> typesOfTurnover(Told told) {
        Set<String> types = new HashSet<>();
        Map<Reference, Long> turnover = new HashMap<>();
        Set<Reference> web = webOrders(told);
        told.all(StoreDayClosed.class)
                .forEach(closed -> turnover.put(
                        named(closed, ReferenceType.STORE_DAY),
                        closed.sales().minor() - closed.returns().minor()));
        told.all(ReturnRecorded.class).stream()
                .filter(returned -> isAbout(returned, web))
                .forEach(returned -> turnover.merge(
                        named(returned, ReferenceType.STORE_DAY),
                        returned.total().minor(),
                        Long::sum));
        for (ErpEntryPosted document : told.all(ErpEntryPosted.class)) {
            if (document.carries() != null && document.carries().type() == ReferenceType.STORE_DAY) {
                types.add(document.documentType());
                boolean isSale = document.documentType().equals(DocumentType.STORE_DAY_SUMMARY.code());
                long minor = document.amount().minor();
                assertThat(turnover.remove(document.carries())).isEqualTo(isSale ? minor : -minor);
            }
        }
        assertThat(turnover).isEmpty();
        return types;
    }
}
