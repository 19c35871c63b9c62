package io.tieout.ingest.mapping;

import io.tieout.event.BusinessEvent;
import io.tieout.event.BusinessEvent.RefundProcessed;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundStatus;
import io.tieout.ingest.domain.SourceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Stripe's refund object: what the processor did with a refund.
final class StripeRefund {

    /// `unmapped:` and the status are a transition, and that is an id.
    static final int STATUS_LENGTH_MAX = 100;

    private static final String EXPIRED = "expired_uncaptured_charge";
    private static final String ORDER_METADATA_KEY_DEFAULT = "order_id";

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
        Money amount = amount(refund);
        List<Reference> references = references(claim, refund, charge, id);
        if (sent == null || amount == null || !refund.clean()) {
            return new NoMoney("it cannot be read");
        }
        String deliveryId = eventId + ":" + id;
        if (deliveryId.length() > Limits.ID_LENGTH_MAX) {
            refund.reject("id", "is too long beside the event's id", "send the vendor's event unchanged");
        }
        var envelope = claim.about(deliveryId, id, occurredAt, references);
        return new Fact(new RefundProcessed(envelope, status(refund, sent, previous), sent, amount, reason(refund)));
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

    private static @Nullable Money amount(VendorFields refund) {
        Long minor = refund.number("amount");
        String code = refund.text("currency");
        if (minor == null || code.isEmpty()) {
            return null;
        }
        if (minor < 0) {
            refund.reject("amount", "is negative", "send the vendor's object unchanged");
            return null;
        }
        try {
            var currency = VendorAmounts.stripeCurrency(code);
            try {
                return VendorAmounts.stripe(minor, currency);
            } catch (IllegalArgumentException inexact) {
                refund.reject("amount", "is not an amount of " + currency, String.valueOf(inexact.getMessage()));
            }
        } catch (IllegalArgumentException unknown) {
            refund.reject("currency", "is not usable: " + code, String.valueOf(unknown.getMessage()));
        }
        return null;
    }

    private static List<Reference> references(
            Claim claim, VendorFields refund, @Nullable VendorFields charge, String id) {
        String issuer = claim.source().issuer();
        List<Reference> references = new ArrayList<>();
        add(references, ReferenceType.REFUND, issuer, id);
        add(references, ReferenceType.PAYMENT, issuer, link(refund, "payment_intent"));
        add(references, ReferenceType.PAYMENT, issuer, link(refund, "charge"));
        if (charge != null) {
            add(references, ReferenceType.PAYMENT, issuer, link(charge, "payment_intent"));
            add(references, ReferenceType.PAYMENT, issuer, charge.optionalId("id"));
        }
        String orderIssuer = claim.source().option(SourceOptions.ORDER_ISSUER).orElse(null);
        if (orderIssuer != null) {
            String key = claim.source().option(SourceOptions.ORDER_METADATA_KEY).orElse(ORDER_METADATA_KEY_DEFAULT);
            add(
                    references,
                    ReferenceType.ORDER,
                    orderIssuer,
                    refund.in("metadata").optionalId(key));
            if (charge != null) {
                add(
                        references,
                        ReferenceType.ORDER,
                        orderIssuer,
                        charge.in("metadata").optionalId(key));
            }
        }
        return references;
    }

    /// An id, or the object itself where the account's API version expands it.
    private static @Nullable String link(VendorFields fields, String field) {
        String nested = fields.in(field).optionalId("id");
        return nested == null && !fields.isObject(field) ? fields.optionalId(field) : nested;
    }

    private static void add(List<Reference> references, ReferenceType type, String issuer, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            references.add(new Reference(type, issuer, value));
        }
    }
}
