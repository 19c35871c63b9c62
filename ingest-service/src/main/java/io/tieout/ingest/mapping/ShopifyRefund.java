package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Limits;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.ingest.domain.SourceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shopify's `refunds/create`: the merchant owes the customer money.
final class ShopifyRefund {

    static final String MAPPING = "shopify-refund/1";

    private static final Set<String> RETURNED = Set.of("return", "no_restock", "legacy_restock");
    private static final String CANCELLED = "cancel";

    private final Source source;
    private final VendorFields refund;
    private final List<String> notes = new ArrayList<>();

    private ShopifyRefund(Source source, VendorFields refund) {
        this.source = source;
        this.refund = refund;
    }

    static Mapped map(Source source, Receipt receipt, String deliveryId, JsonNode body) {
        return new ShopifyRefund(source, VendorFields.of(body)).map(receipt, deliveryId);
    }

    private Mapped map(Receipt receipt, String deliveryId) {
        if (!refund.clean()) {
            return new Mapped.Rejected(refund.violations());
        }
        ShopifyId id = ShopifyId.of(refund, "Refund");
        ShopifyReferences references = references(id);
        notes.addAll(references.notes());
        Instant occurredAt = refund.timeIn("processed_at", "created_at");
        RefundBasis basis = basis();
        String tender = tender();
        String note = refund.optionalText("note", Limits.TEXT_LENGTH_MAX);
        ShopifyMoney money = money();
        if (!refund.clean()) {
            return new Mapped.Rejected(refund.violations());
        }
        return switch (money) {
            case ShopifyMoney.None(var reason) -> new Mapped.Ignored(reason);
            case ShopifyMoney.Owed(var amount, var tax, var remarks) -> {
                notes.addAll(remarks);
                var envelope = new Claim(source, receipt, MAPPING, role(occurredAt))
                        .about(deliveryId, id.value(), occurredAt, references.list());
                yield Mapped.Events.of(
                        List.of(new RefundIssued(
                                envelope, RefundIntent.ISSUED, basis, amount, tax, tender, note, null, cardDigits())),
                        notes);
            }
        };
    }

    private ShopifyMoney money() {
        try {
            return ShopifyMoney.of(refund, source.option(SourceOptions.SHOP_CURRENCY));
        } catch (ArithmeticException overflow) {
            refund.reject("refund_line_items", "come to more than any amount", "send the vendor's object unchanged");
            return new ShopifyMoney.None("its amounts are too large");
        }
    }

    private SourceRole role(Instant occurredAt) {
        return source.roleAmong(SourceFormat.SHOPIFY.roles(), occurredAt).orElse(SourceRole.STOREFRONT);
    }

    private ShopifyReferences references(ShopifyId id) {
        ShopifyReferences references =
                new ShopifyReferences(source, refund, "refund", id).order().own(ReferenceType.REFUND);
        refund.list("transactions").forEach(references::processor);
        return references;
    }

    private RefundBasis basis() {
        List<VendorFields> lines = refund.list("refund_line_items");
        if (lines.isEmpty()) {
            return RefundBasis.APPEASEMENT;
        }
        boolean allCancelled = true;
        for (VendorFields line : lines) {
            String restock = line.optionalText("restock_type", Limits.ID_LENGTH_MAX);
            allCancelled &= CANCELLED.equals(restock);
            if (restock != null && !CANCELLED.equals(restock) && !RETURNED.contains(restock)) {
                line.reject(
                        "restock_type", "is unknown: " + restock, "known: cancel, return, no_restock, legacy_restock");
            }
        }
        return allCancelled ? RefundBasis.BEFORE_FULFILMENT : RefundBasis.GOODS_RETURNED;
    }

    /// The card that all of it goes back to; null where no transaction says one, or several do.
    private @Nullable String cardDigits() {
        Set<String> digits = new HashSet<>();
        for (VendorFields transaction : ShopifyMoney.promised(refund)) {
            String last = CardDigits.in(transaction.in("payment_details"), "credit_card_number");
            digits.add(last == null ? "" : last);
        }
        String only = digits.size() == 1 ? digits.iterator().next() : "";
        return only.isEmpty() ? null : only;
    }

    /// How the money goes back. Each gateway's transaction repays what it took, so several kinds mean the original.
    private String tender() {
        Set<Tender> tenders = new HashSet<>();
        for (VendorFields transaction : ShopifyMoney.promised(refund)) {
            String gateway = transaction.optionalText("gateway", Limits.ID_LENGTH_MAX);
            tenders.add(
                    switch (gateway == null ? "" : gateway) {
                        case "gift_card" -> Tender.GIFT_CARD;
                        case "shopify_store_credit" -> Tender.STORE_CREDIT;
                        case "cash" -> Tender.CASH;
                        default -> Tender.ORIGINAL;
                    });
        }
        return tenders.size() == 1 ? tenders.iterator().next().code() : Tender.ORIGINAL.code();
    }
}
