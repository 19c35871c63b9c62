package io.tieout.ingest.mapping;

import io.tieout.event.Limits;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a Shopify refund comes to, in the money of the shop.
///
/// The refund's transactions say it: what succeeded, and what is pending, because Shopify sends no second webhook
/// when it succeeds. Where there are none, the lines, adjustments, shipping and duties say what was meant.
sealed interface ShopifyMoney {

    record Owed(Money amount, @Nullable Money tax, List<String> notes) implements ShopifyMoney {}

    /// Nothing is owed to the customer.
    record None(String reason) implements ShopifyMoney {}

    /// Notes faults in `refund`; then the result means nothing.
    static ShopifyMoney of(VendorFields refund, Optional<String> shopCurrency) {
        List<VendorFields> promised = promised(refund);
        if (promised.isEmpty() && hasOnlyVoids(refund)) {
            return new None("the authorization was voided; no money had been taken, so none is owed");
        }
        if (promised.isEmpty() && !ShopifyIntent.isStated(refund)) {
            return nothing();
        }
        Currency currency = currency(refund, promised, shopCurrency);
        if (currency == null) {
            return nothing();
        }
        ShopifyIntent intent = ShopifyIntent.read(refund, "shop_money", currency);
        Money amount = promised.isEmpty() ? intent.total() : moved(refund, promised, intent);
        if (promised.isEmpty() && amount.isNegative()) {
            refund.reject("order_adjustments", "make the refund negative", "send the vendor's object unchanged");
        }
        return !refund.clean() || amount.isZero() ? nothing() : owed(amount, intent);
    }

    private static None nothing() {
        return new None("it moves no money: no refund transaction, and lines and adjustments that come to 0 (restock)");
    }

    private static Owed owed(Money amount, ShopifyIntent intent) {
        Money tax = intent.tax();
        if (tax == null) {
            return new Owed(amount, null, List.of());
        }
        if (tax.isNegative() || !tax.atMost(amount)) {
            return new Owed(amount, null, List.of("the tax of the lines, " + tax + ", is not a part of " + amount));
        }
        return new Owed(amount, tax, List.of());
    }

    /// The refund transactions by which the merchant stands.
    static List<VendorFields> promised(VendorFields refund) {
        List<VendorFields> promised = new ArrayList<>();
        for (VendorFields transaction : refund.list("transactions")) {
            if (kind(transaction).equals("refund") && isPromised(transaction)) {
                promised.add(transaction);
            }
        }
        return promised;
    }

    private static boolean isPromised(VendorFields transaction) {
        String status = transaction.text("status");
        return switch (status) {
            case "success", "pending" -> true;
            case "failure", "error", "" -> false;
            default -> {
                transaction.reject("status", "is unknown: " + status, "known: success, pending, failure, error");
                yield false;
            }
        };
    }

    private static boolean hasOnlyVoids(VendorFields refund) {
        List<VendorFields> transactions = refund.list("transactions");
        return !transactions.isEmpty()
                && transactions.stream()
                        .allMatch(transaction -> kind(transaction).equals("void"));
    }

    private static String kind(VendorFields transaction) {
        String kind = transaction.optionalText("kind", Limits.ID_LENGTH_MAX);
        return kind == null ? "" : kind;
    }

    private static Money moved(VendorFields refund, List<VendorFields> promised, ShopifyIntent intent) {
        Currency shop = intent.total().currency();
        Money sum = Money.zero(shop);
        for (VendorFields transaction : promised) {
            Currency currency = transaction.currency("currency");
            if (currency != null && !currency.equals(shop)) {
                return converted(refund, promised, currency, intent);
            }
            Money amount = positive(transaction, shop);
            sum = amount == null ? sum : sum.plus(amount);
        }
        return sum;
    }

    /// The transactions are in the customer's money. If the lines come to the same in it, they say what that is in
    /// the shop's; otherwise nothing in the payload does.
    private static Money converted(
            VendorFields refund, List<VendorFields> promised, Currency presentment, ShopifyIntent shop) {
        Money sum = Money.zero(presentment);
        for (VendorFields transaction : promised) {
            Money amount =
                    presentment.equals(transaction.currency("currency")) ? positive(transaction, presentment) : null;
            sum = amount == null ? sum : sum.plus(amount);
        }
        ShopifyIntent presented = ShopifyIntent.read(refund, "presentment_money", presentment);
        if (!presented.total().equals(sum)) {
            promised.getFirst()
                    .reject(
                            "currency",
                            "is " + presentment + ", and nothing says what " + sum + " is in the shop's "
                                    + shop.total().currency(),
                            "let the shop refund by lines, or send this refund as a CloudEvent in the shop's money");
        }
        return shop.total();
    }

    private static @Nullable Money positive(VendorFields transaction, Currency currency) {
        Money amount = transaction.money("amount", currency);
        if (amount == null && !transaction.has("amount")) {
            transaction.missing("amount");
        }
        if (amount != null && amount.isNegative()) {
            transaction.reject("amount", "is negative", "send the vendor's transaction unchanged");
        }
        return amount;
    }

    private static @Nullable Currency currency(
            VendorFields refund, List<VendorFields> promised, Optional<String> shopCurrency) {
        for (VendorFields money : ShopifyIntent.shopMoney(refund)) {
            Currency currency = money.currency(money.has("currency_code") ? "currency_code" : "currency");
            if (currency != null || !refund.clean()) {
                return currency;
            }
        }
        if (shopCurrency.isPresent()) {
            return Money.currencyOf(shopCurrency.get());
        }
        for (VendorFields transaction : promised) {
            Currency currency = transaction.currency("currency");
            if (currency != null || !refund.clean()) {
                return currency;
            }
        }
        refund.reject("transactions", "no amount says its currency", "set the option shop-currency of the source");
        return null;
    }
}
