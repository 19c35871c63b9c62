package io.tieout.ledger;

import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Events of one retailer with a storefront, a processor, an ERP and a middleware, all in USD.
public record TestEvents(String tenant) {

    public static final String STOREFRONT = "shopify-us";
    public static final String PROCESSOR = "stripe-us";
    public static final String ERP = "netsuite-us";
    public static final String MIDDLEWARE = "celigo-us";
    public static final LocalDate DAY = LocalDate.of(2026, 3, 3);

    private static final Instant OCCURRED = Instant.parse("2026-03-03T10:00:00.25Z");
    private static final Instant RECEIVED = Instant.parse("2026-03-03T10:00:01.123456789Z");

    public static Money usd(String amount) {
        return Money.parse(amount, "USD");
    }

    public static Reference order(String id) {
        return Reference.parse("order:" + STOREFRONT + ":" + id);
    }

    public static Reference refund(String source, String id) {
        return Reference.parse("refund:" + source + ":" + id);
    }

    public static Reference reference(String text) {
        return Reference.parse(text);
    }

    public Envelope envelope(String source, SourceRole role, String subject, Reference... references) {
        return new Envelope(
                tenant,
                "US",
                source,
                role,
                "delivery-" + subject,
                subject,
                OCCURRED,
                RECEIVED,
                DAY,
                null,
                Arrays.asList(references),
                new Provenance("receipt-1", "ab".repeat(32), "test/1"));
    }

    /// The same by another version of the mapping, of a receipt of its own.
    public static Envelope readBy(Envelope envelope, int version, String receipt) {
        return new Envelope(
                envelope.tenant(),
                envelope.entity(),
                envelope.source(),
                envelope.role(),
                envelope.deliveryId() + "-" + receipt,
                envelope.subject(),
                envelope.occurredAt(),
                envelope.receivedAt(),
                envelope.businessDate(),
                null,
                envelope.references(),
                new Provenance(receipt, receipt.repeat(64).substring(0, 64), "shop/" + version));
    }

    /// A refund as a version of the storefront's mapping reads it from a receipt.
    public RefundIssued issued(String refund, String order, String amount, int version, String receipt) {
        Envelope envelope =
                envelope(STOREFRONT, SourceRole.STOREFRONT, refund, refund(STOREFRONT, refund), order(order));
        return issued(readBy(envelope, version, receipt), RefundIntent.ISSUED, amount, "original");
    }

    public OrderPlaced ordered(String order, String total) {
        return new OrderPlaced(envelope(STOREFRONT, SourceRole.STOREFRONT, order, order(order)), usd(total), null);
    }

    public PaymentCaptured captured(String payment, String amount, String tender, Reference... references) {
        return new PaymentCaptured(envelope(PROCESSOR, SourceRole.PROCESSOR, payment, references), usd(amount), tender);
    }

    /// A refund of returned goods, to the original tender, that carries its own reference and its order's.
    public RefundIssued issued(String refund, String order, String amount) {
        return issued(
                envelope(STOREFRONT, SourceRole.STOREFRONT, refund, refund(STOREFRONT, refund), order(order)),
                RefundIntent.ISSUED,
                amount,
                "original");
    }

    public RefundIssued issued(Envelope envelope, RefundIntent intent, String amount, String tender) {
        return new RefundIssued(
                envelope, intent, RefundBasis.GOODS_RETURNED, usd(amount), null, tender, "changed mind", null);
    }

    public RefundProcessed processed(String refund, RefundStatus status, String amount, Reference... references) {
        return processed(refund, status, status.code(), amount, references);
    }

    public RefundProcessed processed(
            String refund, RefundStatus status, String asSent, String amount, Reference... references) {
        return new RefundProcessed(
                envelope(PROCESSOR, SourceRole.PROCESSOR, refund, references), status, asSent, usd(amount), null);
    }

    public ErpEntryPosted posted(String document, String amount, @Nullable Reference carries) {
        Reference[] references = carries == null ? new Reference[0] : new Reference[] {carries};
        return new ErpEntryPosted(
                envelope(ERP, SourceRole.ERP, document, references),
                ErpState.POSTED,
                "credit-memo",
                usd(amount),
                DAY,
                "2026-03",
                carries,
                null,
                null,
                List.of(),
                null,
                null);
    }

    public HandoffRecorded handedOver(String message, HandoffStage stage, Reference about) {
        return new HandoffRecorded(
                envelope(MIDDLEWARE, SourceRole.INTEGRATION, message, about), stage, about, ERP, null, null, Map.of());
    }

    public UnitCostChanged cost(String sku, Instant effectiveAt, String cost, @Nullable String location) {
        return new UnitCostChanged(envelope(ERP, SourceRole.ERP, sku), effectiveAt, usd(cost), location);
    }

    /// Goods that came back to the shelves, of which the warehouse does not know the cost.
    public StockMoved returned(String movement, String sku, long quantity) {
        return new StockMoved(
                envelope("wms-us", SourceRole.WMS, movement),
                StockMove.RETURN,
                sku,
                "S1",
                quantity,
                null,
                null,
                null,
                null);
    }

    /// The constant of `type` spelled `code`.
    public static <E extends Enum<E> & Coded> E code(Class<E> type, String code) {
        return Coded.of(type, code);
    }
}
