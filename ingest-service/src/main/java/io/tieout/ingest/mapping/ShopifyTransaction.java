package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceOptions;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shopify's `order_transactions/create`: the storefront's word that a payment was captured. The processor's word
/// books it, unless the tenant's posting policy says that there is no processor feed.
final class ShopifyTransaction {

    static final String MAPPING = "shopify-transaction/1";

    private final Source source;
    private final VendorFields transaction;

    private ShopifyTransaction(Source source, VendorFields transaction) {
        this.source = source;
        this.transaction = transaction;
    }

    static Mapped map(Source source, Receipt receipt, String deliveryId, JsonNode body) {
        return new ShopifyTransaction(source, VendorFields.of(body)).map(receipt, deliveryId);
    }

    private Mapped map(Receipt receipt, String deliveryId) {
        if (!transaction.clean()) {
            return new Mapped.Rejected(transaction.violations());
        }
        String noCapture = noCapture();
        if (transaction.clean() && noCapture != null) {
            return new Mapped.Ignored(noCapture);
        }
        ShopifyId id = ShopifyId.of(transaction, "OrderTransaction");
        var references = new ShopifyReferences(source, transaction, "transaction", id)
                .order()
                .own(ReferenceType.PAYMENT)
                .parent()
                .processor(transaction);
        var occurredAt = transaction.timeIn("processed_at", "created_at");
        String tender = tender();
        Money amount = amount();
        if (amount == null || !transaction.clean()) {
            return new Mapped.Rejected(transaction.violations());
        }
        var envelope = new Claim(source, receipt, MAPPING, SourceRole.STOREFRONT)
                .about(deliveryId, id.value(), occurredAt, references.list());
        return Mapped.Events.of(List.of(new PaymentCaptured(envelope, amount, tender)), references.notes());
    }

    /// Why the transaction captured no money that is anybody's to book by this word; null if it did.
    private @Nullable String noCapture() {
        if (!source.roles().contains(SourceRole.STOREFRONT)) {
            return "a shop without the role storefront makes no claims about captures";
        }
        String kind = transaction.text("kind");
        return switch (kind) {
            case "sale", "capture" -> {
                String unfinished = unfinished();
                yield unfinished == null ? otherTender() : unfinished;
            }
            case "authorization", "emv_authorization" ->
                "an authorization is a promise; its capture arrives as a transaction of its own";
            case "void" -> "voiding an authorization moves no money";
            case "refund" -> "refunds arrive as refunds/create, and one fact is told once";
            case "change" -> "change is cash; the till tells of it";
            case "" -> null;
            default -> {
                transaction.reject(
                        "kind",
                        "is unknown: " + kind,
                        "known: sale, capture, authorization, emv_authorization, void, refund, change");
                yield null;
            }
        };
    }

    private @Nullable String unfinished() {
        String status = transaction.text("status");
        return switch (status) {
            case "pending" -> "the payment is pending; Shopify tells of it again when it has succeeded";
            case "failure", "error" -> "the payment failed, so no money moved";
            case "success", "" -> null;
            default -> {
                transaction.reject("status", "is unknown: " + status, "known: success, pending, failure, error");
                yield null;
            }
        };
    }

    private @Nullable String otherTender() {
        String gateway = transaction.optionalText("gateway", Limits.ID_LENGTH_MAX);
        return switch (gateway == null ? "" : gateway) {
            case "gift_card", "shopify_store_credit" ->
                "redeeming stored value is no capture; it is an event of its own, which is not part of the contract yet";
            case "cash" -> "cash is told by the till, with the change given back";
            default -> null;
        };
    }

    /// Card, where the transaction shows one; otherwise the gateway's own name, which books to suspense until mapped.
    private String tender() {
        VendorFields details = transaction.in("payment_details");
        return details.has("credit_card_number") || details.has("credit_card_company")
                ? Tender.CARD.code()
                : transaction.text("gateway");
    }

    private @Nullable Money amount() {
        Currency currency = currency();
        if (currency == null) {
            return null;
        }
        Money amount = transaction.money("amount", currency);
        if (amount == null && !transaction.has("amount")) {
            transaction.missing("amount");
        }
        if (amount != null && amount.isNegative()) {
            transaction.reject("amount", "is negative", "send the vendor's transaction unchanged");
        }
        return amount;
    }

    /// The transaction's own. Where that is the customer's and not the shop's, nothing in the payload converts it.
    private @Nullable Currency currency() {
        String option = source.option(SourceOptions.SHOP_CURRENCY).orElse("");
        VendorFields unsettled = transaction.in("total_unsettled_set").in("shop_money");
        Currency shop = option.isEmpty() ? unsettled.currency("currency") : Money.currencyOf(option);
        Currency own = transaction.currency("currency");
        if (own == null) {
            if (shop == null && transaction.clean()) {
                transaction.reject("currency", "is missing", "set the option shop-currency of the source");
            }
            return shop;
        }
        if (shop != null && !shop.equals(own)) {
            transaction.reject(
                    "currency",
                    "is " + own + ", and nothing says what it is in the shop's " + shop,
                    "send this capture as a CloudEvent in the shop's money");
        }
        return own;
    }
}
