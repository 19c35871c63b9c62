package io.tieout.simulator.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.event.Tender;
import io.tieout.simulator.retailer.Party;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The shop's events as Shopify would send them, where its webhooks can say them.
///
/// They cannot say that a refund was withdrawn. That an order was changed or cancelled they can, but the suite reads no
/// such webhook. Of a refund they do not say whether it is all of the payment, and of times no fractions of a second.
final class ShopifyWebhooks {

    private static final String API_VERSION = "2024-10";

    private final Party shop;

    ShopifyWebhooks(Party shop) {
        this.shop = shop;
    }

    /// Null for what only a CloudEvent can say.
    @Nullable
    Webhook of(BusinessEvent event) {
        return switch (event) {
            case OrderPlaced placed -> order(placed);
            case RefundIssued issued when issued.intent() == RefundIntent.ISSUED -> refund(issued);
            default -> null;
        };
    }

    private @Nullable Webhook order(OrderPlaced placed) {
        Envelope envelope = placed.envelope();
        long id = Names.number(Names.of(envelope, ReferenceType.ORDER, shop.id()));
        if (id < 0 || envelope.references().size() != 1 || !isSayable(placed.total()) || placed.tax() == null) {
            return null;
        }
        return webhook(
                envelope,
                "orders/create",
                new ShopifyOrder(id, dollars(placed.total()), dollars(placed.tax()), createdAt(envelope)).body());
    }

    /// The shop tells of it before the processor has answered, and does not say which of the two it asks: Shopify would
    /// name the gateway, here it is always the same.
    private @Nullable Webhook refund(RefundIssued issued) {
        Envelope envelope = issued.envelope();
        long order = Names.number(Names.of(envelope, ReferenceType.ORDER, shop.id()));
        long id = Names.number(Names.of(envelope, ReferenceType.REFUND, shop.id()));
        ShopifyRefund.Goods goods = goods(issued.basis());
        boolean isSayable = order >= 0
                && id >= 0
                && envelope.references().size() == 2
                && isSayable(issued.amount())
                && issued.tender().equals(Tender.ORIGINAL.code())
                && (issued.tax() == null || goods != ShopifyRefund.Goods.KEPT);
        if (!isSayable) {
            return null;
        }
        return webhook(
                envelope,
                "refunds/create",
                new ShopifyRefund(
                                id,
                                order,
                                dollars(issued.amount()),
                                issued.tax() == null ? ShopifyFields.ZERO : dollars(issued.tax()),
                                goods,
                                issued.reason(),
                                "pending",
                                createdAt(envelope))
                        .body());
    }

    private static ShopifyRefund.Goods goods(RefundBasis basis) {
        return switch (basis) {
            case GOODS_RETURNED -> ShopifyRefund.Goods.RETURNED;
            case BEFORE_FULFILMENT -> ShopifyRefund.Goods.NEVER_DELIVERED;
            case APPEASEMENT -> ShopifyRefund.Goods.KEPT;
        };
    }

    private Webhook webhook(Envelope envelope, String topic, ObjectNode body) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Shopify-Topic", topic);
        headers.put("X-Shopify-Shop-Domain", shop.id() + ".myshopify.com");
        headers.put("X-Shopify-Api-Version", API_VERSION);
        headers.put(
                "X-Shopify-Webhook-Id",
                UUID.nameUUIDFromBytes(envelope.deliveryId().getBytes(UTF_8)).toString());
        headers.put("X-Shopify-Triggered-At", envelope.receivedAt().toString());
        return new Webhook(Vendor.SHOPIFY, shop.id(), envelope.receivedAt(), headers, body);
    }

    private OffsetDateTime createdAt(Envelope envelope) {
        return envelope.occurredAt().atZone(shop.zone()).toOffsetDateTime();
    }

    /// Nothing is ignored by whoever reads it.
    private static boolean isSayable(Money amount) {
        return amount.currency().getCurrencyCode().equals(ShopifyFields.CURRENCY) && !amount.isZero();
    }

    private static BigDecimal dollars(Money amount) {
        return BigDecimal.valueOf(amount.minor(), 2);
    }
}
