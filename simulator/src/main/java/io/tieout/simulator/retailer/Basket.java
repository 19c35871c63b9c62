package io.tieout.simulator.retailer;

import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a customer buys.
record Basket(Company company, List<ItemLine> lines) {

    private static final int BASIS_POINTS = 10_000;
    private static final int SALE_PERCENT = 15;
    private static final int DISCOUNT_PERCENT = 20;

    static Basket filled(World world, Company company, Dice dice) {
        List<ItemLine> lines = new ArrayList<>();
        int count = 1 + dice.below(4);
        for (int i = 1; i <= count; i++) {
            Item item = dice.of(world.items());
            long pieces = dice.percent(80) ? 1 : dice.between(2, 4);
            long gross = world.prices().priceMinor(company, item) * pieces;
            boolean isOnSale = dice.percent(SALE_PERCENT);
            long discount = isOnSale ? gross * DISCOUNT_PERCENT / 100 : 0;
            lines.add(line(
                    company,
                    Integer.toString(i),
                    ItemKind.GOODS,
                    item.sku(),
                    pieces,
                    gross,
                    discount,
                    item.isExempt() ? 0 : company.taxBasisPoints()));
        }
        return new Basket(company, lines);
    }

    Basket with(ItemLine more) {
        List<ItemLine> longer = new ArrayList<>(lines);
        longer.add(more);
        return new Basket(company, longer);
    }

    Basket of(List<ItemLine> some) {
        return new Basket(company, some);
    }

    static ItemLine shipping(Company company, long minor) {
        return line(company, "shipping", ItemKind.SHIPPING, null, 1, minor, 0, company.taxBasisPoints());
    }

    /// Stored value carries no tax: it is taxed when it is used.
    static ItemLine giftCard(Company company, long minor) {
        return line(company, "card", ItemKind.GIFT_CARD, null, 1, minor, 0, 0);
    }

    Money total() {
        Money sum = Money.zero(Money.currencyOf(company.currency()));
        for (ItemLine line : lines) {
            sum = sum.plus(line.total());
        }
        return sum;
    }

    Money tax() {
        Money sum = Money.zero(Money.currencyOf(company.currency()));
        for (ItemLine line : lines) {
            sum = line.tax() == null ? sum : sum.plus(line.tax());
        }
        return sum;
    }

    private static ItemLine line(
            Company company,
            String id,
            ItemKind kind,
            @Nullable String sku,
            long pieces,
            long gross,
            long discount,
            int taxBasisPoints) {
        long tax = ((gross - discount) * taxBasisPoints + BASIS_POINTS / 2) / BASIS_POINTS;
        return new ItemLine(
                id,
                kind,
                sku,
                pieces,
                Voice.money(gross, company),
                discount == 0 ? null : Voice.money(discount, company),
                tax == 0 ? null : Voice.money(tax, company),
                discount == 0 ? null : "SALE20",
                null);
    }
}
