package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.Limits;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.event.Tender;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import io.tieout.ingest.domain.SourceOptions;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Shopify's `refunds/create`: the merchant owes the customer money.
final class ShopifyRefund {

    static final String MAPPING = "shopify-refund/1";

    private static final Pattern GID = Pattern.compile("gid://shopify/Refund/([0-9]{1,40})");
    private static final Pattern PROCESSOR_REFUND = Pattern.compile("(re|pyr)_[A-Za-z0-9]{8,}");
    private static final Pattern PROCESSOR_PAYMENT = Pattern.compile("(pi|ch|py)_[A-Za-z0-9]{8,}");

    /// Whole numbers up to here survive a relay that reads JSON numbers as binary floating point.
    private static final BigInteger DOUBLE_EXACT_MAX = BigInteger.ONE.shiftLeft(53);

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
        String id = id();
        List<Reference> references = references(id);
        Instant occurredAt = occurredAt();
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
                var envelope =
                        new Claim(source, receipt, MAPPING, role()).about(deliveryId, id, occurredAt, references);
                yield new Mapped.Events(
                        List.of(new RefundIssued(
                                envelope, RefundIntent.ISSUED, basis, amount, tax, tender, note, null)),
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

    private SourceRole role() {
        return source.roleAmong(SourceFormat.SHOPIFY.roles()).orElse(SourceRole.STOREFRONT);
    }

    /// The id of the GraphQL name, because relays round the plain one: it is larger than 2^53.
    private String id() {
        String named = idFromName();
        return named == null ? refund.id("id") : named;
    }

    private @Nullable String idFromName() {
        String name = refund.optionalText("admin_graphql_api_id", Limits.ID_LENGTH_MAX);
        Matcher matcher = GID.matcher(name == null ? "" : name);
        return matcher.matches() ? matcher.group(1) : null;
    }

    private List<Reference> references(String id) {
        List<Reference> references = new ArrayList<>();
        String orderId = refund.id("order_id");
        if (isRounded(id, orderId)) {
            notes.add(
                    "order_id " + orderId + " was rounded by a relay (the refund's own id was), so it names no order");
        } else if (!orderId.isEmpty()) {
            references.add(new Reference(ReferenceType.ORDER, source.issuer(), orderId));
        }
        if (!id.isEmpty()) {
            references.add(new Reference(ReferenceType.REFUND, source.issuer(), id));
        }
        source.option(SourceOptions.PROCESSOR_ISSUER).ifPresent(issuer -> addProcessorReferences(issuer, references));
        return references;
    }

    /// Whether the order id is too large for a relay that is seen to have rounded the refund id. A wrong order would
    /// tie this refund to a stranger's flow; none only ties it later.
    private boolean isRounded(String id, String orderId) {
        String plain = refund.optionalId("id");
        return plain != null
                && !plain.equals(id)
                && orderId.matches("[0-9]+")
                && new BigInteger(orderId).compareTo(DOUBLE_EXACT_MAX) > 0;
    }

    /// The processor's ids, where a gateway shows them and their spelling leaves no doubt of what they are.
    private void addProcessorReferences(String issuer, List<Reference> references) {
        for (VendorFields transaction : refund.list("transactions")) {
            List<String> ids = new ArrayList<>();
            ids.add(transaction.optionalId("authorization"));
            ids.add(transaction.in("receipt").optionalId("id"));
            for (String id : ids) {
                if (id != null && PROCESSOR_REFUND.matcher(id).matches()) {
                    references.add(new Reference(ReferenceType.REFUND, issuer, id));
                } else if (id != null && PROCESSOR_PAYMENT.matcher(id).matches()) {
                    references.add(new Reference(ReferenceType.PAYMENT, issuer, id));
                }
            }
        }
    }

    private Instant occurredAt() {
        Instant processed = refund.optionalTime("processed_at");
        Instant at = processed == null ? refund.optionalTime("created_at") : processed;
        if (at == null && !refund.has("processed_at") && !refund.has("created_at")) {
            refund.missing("created_at");
        }
        return at == null ? Instant.EPOCH : at;
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
