package io.tieout.simulator.retailer;

import io.tieout.event.ItemCondition;
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
    private static final String SALE = "SALE20";
    private static final int COUPON_PERCENT = 8;
    private static final long COUPON_MINOR = 500;
    private static final long COUPON_FROM_MINOR = 3_000;
    private static final String COUPON = "TAKE5";

    /// The number of a line that is added later; those there from the beginning have lower ones.
    private static final int ADDED = 9;

    /// A line that is not priced to the end: what else is taken off changes its tax.
    private record Draft(
            String id,
            ItemKind kind,
            @Nullable String sku,
            long pieces,
            long gross,
            long discount,
            @Nullable String promotion,
            int taxBasisPoints) {

        static Draft plain(String id, ItemKind kind, long gross, int taxBasisPoints) {
            return new Draft(id, kind, null, 1, gross, 0, null, taxBasisPoints);
        }

        Draft less(long minor, String why) {
            return new Draft(id, kind, sku, pieces, gross, discount + minor, why, taxBasisPoints);
        }

        ItemLine line(Company company) {
            long tax = ((gross - discount) * taxBasisPoints + BASIS_POINTS / 2) / BASIS_POINTS;
            return new ItemLine(
                    id,
                    kind,
                    sku,
                    pieces,
                    Voice.money(gross, company),
                    discount == 0 ? null : Voice.money(discount, company),
                    tax == 0 ? null : Voice.money(tax, company),
                    discount == 0 ? null : promotion,
                    null);
        }
    }

    static Basket filled(World world, Company company, Dice dice) {
        List<Draft> drafts = new ArrayList<>();
        int count = 1 + dice.below(4);
        for (int i = 1; i <= count; i++) {
            drafts.add(drawn(world, company, dice, i));
        }
        if (dice.percent(COUPON_PERCENT)) {
            redeemCoupon(drafts);
        }
        List<ItemLine> lines = new ArrayList<>();
        drafts.forEach(draft -> lines.add(draft.line(company)));
        return new Basket(company, lines);
    }

    /// One article or a few of it, as the only line of a basket.
    static ItemLine anything(World world, Company company, Dice dice) {
        return drawn(world, company, dice, 1).line(company);
    }

    /// What a customer adds to an order later on.
    static ItemLine added(World world, Company company, Dice dice) {
        return drawn(world, company, dice, ADDED).line(company);
    }

    private static Draft drawn(World world, Company company, Dice dice, int number) {
        Item item = dice.of(world.items());
        long pieces = dice.percent(80) ? 1 : dice.between(2, 4);
        long gross = world.prices().priceMinor(company, item) * pieces;
        boolean isOnSale = dice.percent(SALE_PERCENT);
        return new Draft(
                Integer.toString(number),
                ItemKind.GOODS,
                item.sku(),
                pieces,
                gross,
                isOnSale ? gross * DISCOUNT_PERCENT / 100 : 0,
                isOnSale ? SALE : null,
                item.isExempt() ? 0 : company.taxBasisPoints());
    }

    /// A coupon is for the whole order, except for what is on sale, and falls on its lines by what they cost.
    private static void redeemCoupon(List<Draft> drafts) {
        long[] weights = new long[drafts.size()];
        long eligible = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = drafts.get(i).promotion() == null ? drafts.get(i).gross() : 0;
            eligible += weights[i];
        }
        if (eligible < COUPON_FROM_MINOR) {
            return;
        }
        long[] shares = Shares.of(COUPON_MINOR, weights);
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                drafts.set(i, drafts.get(i).less(shares[i], COUPON));
            }
        }
    }

    Basket with(ItemLine more) {
        List<ItemLine> longer = new ArrayList<>(lines);
        longer.add(more);
        return new Basket(company, longer);
    }

    Basket without(ItemLine less) {
        List<ItemLine> shorter = new ArrayList<>(lines);
        shorter.remove(less);
        return new Basket(company, shorter);
    }

    Basket of(List<ItemLine> some) {
        return new Basket(company, some);
    }

    static ItemLine shipping(Company company, long minor) {
        return Draft.plain("shipping", ItemKind.SHIPPING, minor, company.taxBasisPoints())
                .line(company);
    }

    /// Stored value carries no tax: it is taxed when it is used.
    static ItemLine giftCard(Company company, long minor) {
        return Draft.plain("card", ItemKind.GIFT_CARD, minor, 0).line(company);
    }

    /// The lines that can be left out or brought back.
    List<ItemLine> goods() {
        return lines.stream().filter(line -> line.kind() == ItemKind.GOODS).toList();
    }

    /// One piece that comes back without a receipt: at the lowest price it had, and without the tax, which nobody can
    /// prove.
    static ItemLine unproven(Company company, Item item, ItemCondition condition) {
        long lowest = item.priceMinor() - item.priceMinor() * DISCOUNT_PERCENT / 100;
        ItemLine line = new Draft("1", ItemKind.GOODS, item.sku(), 1, lowest, 0, null, 0).line(company);
        return returned(line, condition);
    }

    static ItemLine returned(ItemLine line, ItemCondition condition) {
        return new ItemLine(
                line.id(),
                line.kind(),
                line.sku(),
                line.quantity(),
                line.gross(),
                line.discount(),
                line.tax(),
                line.promotion(),
                condition);
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

    /// In minor units; zero for what is exempt.
    static long taxMinor(ItemLine line) {
        return line.tax() == null ? 0 : line.tax().minor();
    }
}
