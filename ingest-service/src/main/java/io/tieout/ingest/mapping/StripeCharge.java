package io.tieout.ingest.mapping;

import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.Tender;
import io.tieout.ingest.domain.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Stripe's charge when its money was captured: at once, as `charge.succeeded` tells, or later, as `charge.captured`
/// does. Either way it is one fact about one charge.
final class StripeCharge {

    static final String MAPPING = "stripe-charge/1";

    private static final String DETAILS = "payment_method_details";
    private static final Set<String> CARDS = Set.of("card", "card_present", "interac_present");

    /// What stands for a tender that the charge does not state; it books to suspense.
    private static final String UNSTATED = "unstated";

    private StripeCharge() {}

    /// @param toldAt when Stripe told of it, which is when an authorized charge was captured
    static Mapped map(Claim claim, String eventId, VendorFields charge, @Nullable Instant toldAt) {
        String nothing = noCapture(charge);
        if (charge.clean() && nothing != null) {
            return new Mapped.Ignored(nothing);
        }
        String id = charge.id("id");
        String issuer = claim.source().issuer();
        List<Reference> references = new ArrayList<>();
        StripeFields.add(references, ReferenceType.PAYMENT, issuer, id);
        StripeFields.add(references, ReferenceType.PAYMENT, issuer, StripeFields.link(charge, "payment_intent"));
        StripeFields.addOrder(references, claim.source(), charge);
        Instant occurredAt = toldAt == null ? charge.epochSeconds("created") : toldAt;
        String tender = tender(charge);
        Money amount = StripeFields.amount(charge, "amount_captured");
        String deliveryId = eventId + ":" + id;
        if (deliveryId.length() > Limits.ID_LENGTH_MAX) {
            charge.reject("id", "is too long beside the event's id", "send the vendor's event unchanged");
        }
        if (amount == null || !charge.clean()) {
            return new Mapped.Rejected(charge.violations());
        }
        return amount.isZero()
                ? new Mapped.Ignored("the charge captured nothing")
                : Mapped.Events.of(
                        new PaymentCaptured(claim.about(deliveryId, id, occurredAt, references), amount, tender));
    }

    private static @Nullable String noCapture(VendorFields charge) {
        if (charge.isFalse("captured")) {
            return "the charge is only authorized, which is a promise; charge.captured tells of its capture";
        }
        if (!charge.isTrue("captured")) {
            charge.reject("captured", "is not true or false", "send the vendor's object unchanged");
        }
        String status = charge.text("status");
        return switch (status) {
            case "pending" -> "the charge is pending; charge.succeeded tells when it has its money";
            case "failed" -> "the charge failed, so no money moved";
            case "succeeded", "" -> null;
            default -> {
                charge.reject("status", "is unknown: " + status, "known: succeeded, pending, failed");
                yield null;
            }
        };
    }

    /// Card, also where it was read by a terminal; otherwise Stripe's own word, which books to suspense until mapped.
    private static String tender(VendorFields charge) {
        String type = charge.in(DETAILS).optionalText("type", Limits.ID_LENGTH_MAX);
        return tenderOf(type == null ? UNSTATED : type);
    }

    static String tenderOf(String type) {
        return CARDS.contains(type) ? Tender.CARD.code() : type;
    }

    /// What the charge was paid with; null where it does not say.
    static @Nullable String tenderOf(VendorFields charge) {
        String type = charge.in(DETAILS).looseText("type", Limits.ID_LENGTH_MAX);
        return type == null || type.isEmpty() ? null : tenderOf(type);
    }

    /// The end of the card's number that the charge was paid with; null where it does not say.
    static @Nullable String cardDigits(VendorFields charge) {
        VendorFields details = charge.in(DETAILS);
        String type = details.looseText("type", Limits.ID_LENGTH_MAX);
        return type != null && CARDS.contains(type) ? CardDigits.in(details.in(type), "last4") : null;
    }
}
