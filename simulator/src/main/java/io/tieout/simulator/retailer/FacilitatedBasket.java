package io.tieout.simulator.retailer;

import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a customer buys at the marketplace.
///
/// @param sold by the retailer; without tax where the marketplace pays it to the state
/// @param facilitatedMinor for each line, the tax that the marketplace collects on top
record FacilitatedBasket(Basket sold, List<Long> facilitatedMinor) {

    /// Where the law makes the marketplace, and not the retailer, owe the tax.
    private static final Set<String> FACILITATED = Set.of("US");

    FacilitatedBasket {
        facilitatedMinor = List.copyOf(facilitatedMinor);
    }

    static FacilitatedBasket of(Basket basket) {
        boolean isFacilitated = isFacilitated(basket.company());
        List<ItemLine> lines = new ArrayList<>();
        List<Long> facilitated = new ArrayList<>();
        for (ItemLine line : basket.lines()) {
            Money tax = line.tax();
            facilitated.add(isFacilitated && tax != null ? tax.minor() : 0L);
            lines.add(isFacilitated ? withoutTax(line) : line);
        }
        return new FacilitatedBasket(basket.of(lines), facilitated);
    }

    static boolean isFacilitated(Company company) {
        return FACILITATED.contains(company.entity());
    }

    long allFacilitatedMinor() {
        long sum = 0;
        for (long each : facilitatedMinor) {
            sum += each;
        }
        return sum;
    }

    private static ItemLine withoutTax(ItemLine line) {
        return new ItemLine(
                line.id(),
                line.kind(),
                line.sku(),
                line.quantity(),
                line.gross(),
                line.discount(),
                null,
                line.promotion(),
                line.condition());
    }
}
