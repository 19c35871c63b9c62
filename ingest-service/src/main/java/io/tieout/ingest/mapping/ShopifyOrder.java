package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.ingest.domain.SourceOptions;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shopify's `orders/create`: what was ordered, in the money of the shop. Nothing else in it is believed: a sample of
/// Shopify's own is paid, voided and cancelled at once.
final class ShopifyOrder {

    static final String MAPPING = "shopify-order/1";

    private final Source source;
    private final VendorFields order;

    private ShopifyOrder(Source source, VendorFields order) {
        this.source = source;
        this.order = order;
    }

    static Mapped map(Source source, Receipt receipt, String deliveryId, JsonNode body) {
        return new ShopifyOrder(source, VendorFields.of(body)).map(receipt, deliveryId);
    }

    private Mapped map(Receipt receipt, String deliveryId) {
        if (!order.clean()) {
            return new Mapped.Rejected(order.violations());
        }
        ShopifyId id = ShopifyId.of(order, "Order");
        Instant occurredAt = order.timeIn("processed_at", "created_at");
        Currency currency = currency();
        Money total = currency == null ? null : money("total_price", "total_price_set", currency);
        Money tax = currency == null ? null : money("total_tax", "total_tax_set", currency);
        // The price it was placed at; the current one follows edits and refunds.
        if (currency != null && total == null && order.clean()) {
            order.missing("total_price");
        }
        if (total == null || !order.clean()) {
            return new Mapped.Rejected(order.violations());
        }
        boolean isPart = tax == null || tax.atMost(total);
        var references = new ShopifyReferences(source, order, "order", id).own(ReferenceType.ORDER);
        var envelope = new Claim(source, receipt, MAPPING, role(occurredAt))
                .about(deliveryId, id.value(), occurredAt, references.list());
        return Mapped.Events.of(
                List.of(new OrderPlaced(envelope, total, isPart ? tax : null)),
                isPart ? List.of() : List.of("its tax, " + tax + ", is not a part of " + total));
    }

    private SourceRole role(Instant occurredAt) {
        return source.roleAmong(SourceFormat.SHOPIFY.roles(), occurredAt).orElse(SourceRole.STOREFRONT);
    }

    private @Nullable Currency currency() {
        VendorFields shop = order.in("total_price_set").in("shop_money");
        Currency currency = order.has("currency") ? order.currency("currency") : shop.currency("currency_code");
        if (currency != null || !order.clean()) {
            return currency;
        }
        String option = source.option(SourceOptions.SHOP_CURRENCY).orElse("");
        if (option.isEmpty()) {
            order.reject("currency", "is missing", "set the option shop-currency of the source");
            return null;
        }
        return Money.currencyOf(option);
    }

    /// The money of the shop before the plain field; older payloads have only that.
    private @Nullable Money money(String plain, String set, Currency currency) {
        VendorFields shop = order.in(set).in("shop_money");
        String code = shop.optionalText("currency_code", Limits.ID_LENGTH_MAX);
        if (code != null && !code.equals(currency.getCurrencyCode())) {
            shop.reject("currency_code", "is " + code + " beside " + currency, "send the vendor's order unchanged");
        }
        boolean hasSet = shop.has("amount");
        Money amount = hasSet ? shop.money("amount", currency) : order.money(plain, currency);
        if (amount != null && amount.isNegative()) {
            order.reject(plain, "is negative", "send the vendor's order unchanged");
        }
        return amount;
    }
}
