package io.tieout.ingest.mapping;

import io.tieout.event.Limits;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a refund's lines, adjustments, shipping and duties come to.
///
/// @param tax the tax in it, null where nothing states one
record ShopifyIntent(Money total, @Nullable Money tax) {

    /// Whether anything states an intent at all.
    static boolean isStated(VendorFields refund) {
        return !refund.list("refund_line_items").isEmpty()
                || !refund.list("order_adjustments").isEmpty()
                || !refund.list("refund_shipping_lines").isEmpty()
                || !refund.list("duties").isEmpty();
    }

    /// The objects that hold amounts of the shop's money, as far as the payload has them.
    static List<VendorFields> shopMoney(VendorFields refund) {
        List<VendorFields> found = new ArrayList<>();
        refund.list("refund_line_items").forEach(line -> found.add(line.in("subtotal_set")));
        refund.list("order_adjustments").forEach(adjustment -> found.add(adjustment.in("amount_set")));
        refund.list("refund_shipping_lines").forEach(line -> found.add(line.in("subtotal_amount_set")));
        refund.list("duties").forEach(duty -> found.add(duty.in("amount_set")));
        found.add(refund.in("total_duties_set"));
        return found.stream().map(set -> set.in("shop_money")).toList();
    }

    /// Adds it all up in one view, `shop_money` or `presentment_money`. Amounts without such a set are the shop's.
    static ShopifyIntent read(VendorFields refund, String view, Currency currency) {
        Sum sum = new Sum(view, currency);
        boolean hasShippingAdjustment = false;
        for (VendorFields line : refund.list("refund_line_items")) {
            sum.add(line, "subtotal", "subtotal_set");
            sum.addTax(line, "total_tax", "total_tax_set", false);
        }
        for (VendorFields adjustment : refund.list("order_adjustments")) {
            sum.subtract(adjustment, "amount", "amount_set");
            sum.addTax(adjustment, "tax_amount", "tax_amount_set", true);
            hasShippingAdjustment |= "shipping_refund".equals(adjustment.optionalText("kind", Limits.ID_LENGTH_MAX));
        }
        // Shopify tells of shipping as an adjustment, and lately in a list of its own besides.
        if (!hasShippingAdjustment) {
            for (VendorFields line : refund.list("refund_shipping_lines")) {
                sum.add(line, "subtotal_amount", "subtotal_amount_set");
            }
        }
        refund.list("duties").forEach(duty -> sum.add(duty, "amount", "amount_set"));
        return new ShopifyIntent(sum.total, sum.hasTax ? sum.tax : null);
    }

    /// A running total; kept apart so that every addend passes through the same view.
    private static final class Sum {

        private final String view;
        private final Currency currency;
        private Money total;
        private Money tax;
        private boolean hasTax;

        Sum(String view, Currency currency) {
            this.view = view;
            this.currency = currency;
            total = Money.zero(currency);
            tax = Money.zero(currency);
        }

        void add(VendorFields fields, String plain, String set) {
            total = total.plus(amount(fields, plain, set));
        }

        void subtract(VendorFields fields, String plain, String set) {
            total = total.minus(amount(fields, plain, set));
        }

        void addTax(VendorFields fields, String plain, String set, boolean isNegated) {
            boolean isStated = fields.has(plain) || fields.in(set).in(view).has("amount");
            Money amount = amount(fields, plain, set);
            Money part = isNegated ? amount.negated() : amount;
            total = total.plus(part);
            tax = tax.plus(part);
            hasTax |= isStated;
        }

        /// The text of the money set before the plain field, which is a JSON number and thus was a float once.
        private Money amount(VendorFields fields, String plain, String set) {
            VendorFields money = fields.in(set).in(view);
            String code = money.optionalText("currency_code", Limits.ID_LENGTH_MAX);
            if (code != null && !code.equals(currency.getCurrencyCode())) {
                money.reject("currency_code", "is " + code + " beside " + currency, "send one refund in one currency");
            }
            Money amount = money.has("amount")
                    ? money.money("amount", currency)
                    : view.equals("shop_money") ? fields.money(plain, currency) : null;
            return amount == null ? Money.zero(currency) : amount;
        }
    }
}
