package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.Tender;
import io.tieout.simulator.retailer.Party;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The processor's events as Stripe would send them, where its webhooks can say them.
///
/// They name an order of the one shop whose plug-in writes the metadata, so what concerns a register's sale stays a
/// CloudEvent. Promises, refusals, voids, disputes, payouts and balances have no webhook that the suite reads. The
/// shop's own id of a refund stands in the metadata beside the order's; the suite reads only the latter.
final class StripeWebhooks {

    private static final String CURRENCY = "USD";
    private static final String CHARGE = "ch_";
    private static final String REFUND = "re_";
    private static final String PENDING = "pending";
    private static final String SUCCEEDED = "succeeded";

    private final Party processor;
    private final Party shop;

    StripeWebhooks(Party processor, Party shop) {
        this.processor = processor;
        this.shop = shop;
    }

    /// Null for what only a CloudEvent can say.
    @Nullable
    Webhook of(BusinessEvent event) {
        return switch (event) {
            case PaymentCaptured captured -> captured(captured);
            case RefundProcessed processed -> refund(processed);
            default -> null;
        };
    }

    private @Nullable Webhook captured(PaymentCaptured captured) {
        Envelope envelope = captured.envelope();
        String charge = Names.of(envelope, ReferenceType.PAYMENT, processor.id());
        long order = Names.number(Names.of(envelope, ReferenceType.ORDER, shop.id()));
        boolean isSayable = order >= 0
                && envelope.references().size() == 2
                && isSayable(captured.amount())
                && captured.tender().equals(Tender.CARD.code());
        if (charge == null || !isSubject(envelope, charge, CHARGE) || !isSayable) {
            return null;
        }
        return webhook(
                envelope, new StripeCharge(charge, order, captured.amount().minor()).captured(envelope.occurredAt()));
    }

    private @Nullable Webhook refund(RefundProcessed processed) {
        Envelope envelope = processed.envelope();
        String own = Names.of(envelope, ReferenceType.REFUND, processor.id());
        String promised = Names.of(envelope, ReferenceType.REFUND, shop.id());
        long order = Names.number(Names.of(envelope, ReferenceType.ORDER, shop.id()));
        boolean isSayable = order >= 0
                && envelope.references().size() == 3
                && isSayable(processed.amount())
                && processed.reason() == null;
        if (own == null || promised == null || !isSubject(envelope, own, REFUND) || !isSayable) {
            return null;
        }
        SequencedMap<String, String> metadata = StripeRefund.metadata(order);
        metadata.put("refund_id", promised);
        StripeRefund refund = new StripeRefund(
                own.substring(REFUND.length()),
                null,
                null,
                metadata,
                processed.amount().minor(),
                envelope.occurredAt());
        ObjectNode event = event(processed, refund);
        return event == null ? null : webhook(envelope, event);
    }

    /// Before it was refused it was pending, and before its money came back it had succeeded.
    private static @Nullable ObjectNode event(RefundProcessed processed, StripeRefund refund) {
        var at = processed.envelope().occurredAt();
        return switch (processed.status()) {
            case PENDING -> refund.event("refund.created", PENDING, at);
            case APPROVED -> refund.changed(PENDING, SUCCEEDED, at);
            case REJECTED -> refund.changed(PENDING, "failed", at);
            case FAILED -> refund.changed(SUCCEEDED, "failed", at);
            case UNMAPPED -> null;
        };
    }

    private Webhook webhook(Envelope envelope, ObjectNode body) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json; charset=utf-8");
        headers.put("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
        return new Webhook(Vendor.STRIPE, processor.id(), envelope.receivedAt(), headers, body);
    }

    private static boolean isSubject(Envelope envelope, String name, String prefix) {
        return envelope.subject().equals(name) && name.startsWith(prefix);
    }

    private static boolean isSayable(Money amount) {
        return amount.currency().getCurrencyCode().equals(CURRENCY) && !amount.isZero();
    }
}
