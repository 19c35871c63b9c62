package io.tieout.ingest.mapping;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stripe's refund object: what the processor did with a refund.
final class StripeRefund {

    static final String MAPPING = "stripe-refund/1";

    /// `unmapped:` and the status are a transition, and that is an id.
    static final int STATUS_LENGTH_MAX = 100;

    private static final String EXPIRED = "expired_uncaptured_charge";

    private StripeRefund() {}

    /// What a refund object tells.
    sealed interface Reading {}

    record Fact(BusinessEvent event) implements Reading {}

    record NoMoney(String reason) implements Reading {}

    /// Notes faults in `refund`; then the result means nothing.
    ///
    /// @param charge the charge around it, if it came inside one
    /// @param previous the status before, if the event says it
    static Reading read(
            Claim claim,
            String eventId,
            VendorFields refund,
            @Nullable VendorFields charge,
            Instant occurredAt,
            @Nullable String previous) {
        String id = refund.id("id");
        if (EXPIRED.equals(refund.optionalText("reason", Limits.TEXT_LENGTH_MAX))) {
            return new NoMoney("refund " + id + " only lets an authorization expire; no captured money moved");
        }
        String sent = refund.optionalText("status", STATUS_LENGTH_MAX);
        if (sent == null && !refund.has("status")) {
            refund.missing("status");
        }
        Money amount = StripeFields.amount(refund, "amount");
        List<Reference> references = references(claim, refund, charge, id);
        if (sent == null || amount == null || !refund.clean()) {
            return new NoMoney("it cannot be read");
        }
        String deliveryId = eventId + ":" + id;
        if (deliveryId.length() > Limits.ID_LENGTH_MAX) {
            refund.reject("id", "is too long beside the event's id", "send the vendor's event unchanged");
        }
        var envelope = claim.about(deliveryId, id, occurredAt, references);
        return new Fact(new RefundProcessed(
                envelope,
                status(refund, sent, previous),
                sent,
                amount,
                reason(refund),
                tender(refund, charge),
                charge == null ? null : StripeCharge.cardDigits(charge)));
    }

    /// Where it goes, as far as the refund says it itself; else what the charge around it was paid with. A hint: what
    /// cannot be read is left out.
    private static @Nullable String tender(VendorFields refund, @Nullable VendorFields charge) {
        String type = refund.in("destination_details").looseText("type", Limits.ID_LENGTH_MAX);
        if (type == null || type.isEmpty()) {
            return charge == null ? null : StripeCharge.tenderOf(charge);
        }
        return StripeCharge.tenderOf(type);
    }

    /// Failed means two things to the books: the money came back, or it never went. The status before says which; where
    /// the event does not tell it, the balance transaction of the failure does.
    private static RefundStatus status(VendorFields refund, String sent, @Nullable String previous) {
        return switch (sent) {
            case "pending", "requires_action" -> RefundStatus.PENDING;
            case "succeeded" -> RefundStatus.APPROVED;
            case "canceled" -> RefundStatus.REJECTED;
            case "failed" -> {
                boolean wasApproved =
                        previous == null ? refund.has("failure_balance_transaction") : previous.equals("succeeded");
                yield wasApproved ? RefundStatus.FAILED : RefundStatus.REJECTED;
            }
            default -> RefundStatus.UNMAPPED;
        };
    }

    private static @Nullable String reason(VendorFields refund) {
        String failure = refund.optionalText("failure_reason", Limits.TEXT_LENGTH_MAX);
        return failure == null ? refund.optionalText("reason", Limits.TEXT_LENGTH_MAX) : failure;
    }

    private static List<Reference> references(
            Claim claim, VendorFields refund, @Nullable VendorFields charge, String id) {
        String issuer = claim.source().issuer();
        List<Reference> references = new ArrayList<>();
        StripeFields.add(references, ReferenceType.REFUND, issuer, id);
        StripeFields.add(references, ReferenceType.PAYMENT, issuer, StripeFields.link(refund, "payment_intent"));
        StripeFields.add(references, ReferenceType.PAYMENT, issuer, StripeFields.link(refund, "charge"));
        if (charge != null) {
            StripeFields.add(references, ReferenceType.PAYMENT, issuer, StripeFields.link(charge, "payment_intent"));
            StripeFields.add(references, ReferenceType.PAYMENT, issuer, charge.optionalId("id"));
        }
        StripeFields.addOrder(references, claim.source(), refund);
        if (charge != null) {
            StripeFields.addOrder(references, claim.source(), charge);
        }
        return references;
    }
}
