package io.tieout.simulator.retailer;

import java.util.List;
import java.util.function.ToLongFunction;

/// What each item costs at this moment at each company: the customer, without tax, and the retailer itself. A basket is
/// priced by it as it is filled; what is already ordered keeps its price.
final class Prices {

    private final List<Company> companies;
    private final long[][] priceMinor;
    private final long[][] costMinor;

    Prices(List<Company> companies, List<Item> items) {
        this.companies = companies;
        this.priceMinor = table(companies, items, Item::priceMinor);
        this.costMinor = table(companies, items, Item::costMinor);
    }

    private static long[][] table(List<Company> companies, List<Item> items, ToLongFunction<Item> minor) {
        long[][] table = new long[companies.size()][];
        for (int i = 0; i < table.length; i++) {
            table[i] = items.stream().mapToLong(minor).toArray();
        }
        return table;
    }

    long priceMinor(Company company, Item item) {
        return priceMinor[companies.indexOf(company)][item.number()];
    }

    long costMinor(Company company, Item item) {
        return costMinor[companies.indexOf(company)][item.number()];
    }

    void setPrice(Company company, Item item, long minor) {
        priceMinor[companies.indexOf(company)][item.number()] = minor;
    }

    void setCost(Company company, Item item, long minor) {
        costMinor[companies.indexOf(company)][item.number()] = minor;
    }
}
