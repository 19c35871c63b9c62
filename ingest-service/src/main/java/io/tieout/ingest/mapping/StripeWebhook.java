package io.tieout.ingest.mapping;

import io.tieout.event.BusinessEvent;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One event of Stripe. Several kinds speak of one refund; each is mapped to the same facts.
public final class StripeWebhook {

    private static final String KNOWN = "charge.succeeded, charge.captured, charge.refunded, refund.created, "
            + "refund.updated, refund.failed, charge.refund.updated";

    private StripeWebhook() {}

    public static Mapped map(Source source, Receipt receipt) {
        return switch (Document.read(receipt.body())) {
            case Document.Read(var root) -> map(source, receipt, VendorFields.of(root));
            case Document.Unreadable(var violation) -> Mapped.Rejected.malformed(violation);
        };
    }

    private static Mapped map(Source source, Receipt receipt, VendorFields event) {
        String type = event.text("type");
        if (!event.clean()) {
            return new Mapped.Rejected(event.violations());
        }
        Claim charge = new Claim(source, receipt, StripeCharge.MAPPING, SourceRole.PROCESSOR);
        Claim refund = new Claim(source, receipt, StripeRefund.MAPPING, SourceRole.PROCESSOR);
        return switch (type) {
            case "charge.succeeded", "charge.captured" -> captured(charge, event, type);
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                refundEvent(refund, event, type);
            case "charge.refunded" -> chargeRefunded(refund, event);
            default -> new Mapped.Ignored(whyNot(type));
        };
    }

    private static String whyNot(String type) {
        return switch (type) {
            case "charge.pending" -> "charge.pending moves no money yet; charge.succeeded tells when it has";
            case "charge.failed", "charge.expired" -> type + " moves no money";
            case "charge.updated", "payment_intent.succeeded" ->
                type + " repeats what charge.succeeded and charge.captured tell, and one payment is one fact";
            default -> "Stripe event " + type + " is not mapped; mapped: " + KNOWN;
        };
    }

    private static Mapped captured(Claim claim, VendorFields event, String type) {
        VendorFields data = event.in("data");
        if (!data.has("object")) {
            data.missing("object");
        }
        Instant toldAt = type.equals("charge.captured") ? event.epochSeconds("created") : null;
        return StripeCharge.map(claim, event.text("id"), data.in("object"), toldAt);
    }

    private static Mapped refundEvent(Claim claim, VendorFields event, String type) {
        VendorFields data = event.in("data");
        if (!data.has("object")) {
            data.missing("object");
        }
        VendorFields refund = data.in("object");
        String previous = previousStatus(data);
        // The refund's own time is when it was created; a change of its status happens when Stripe tells of it.
        boolean isChange = previous != null || type.equals("refund.failed");
        Instant occurredAt = isChange ? event.epochSeconds("created") : refund.epochSeconds("created");
        return single(event, StripeRefund.read(claim, event.text("id"), refund, null, occurredAt, previous));
    }

    private static Mapped single(VendorFields event, StripeRefund.Reading reading) {
        if (!event.clean()) {
            return new Mapped.Rejected(event.violations());
        }
        return switch (reading) {
            case StripeRefund.Fact(var fact) -> Mapped.Events.of(fact);
            case StripeRefund.NoMoney(var reason) -> new Mapped.Ignored(reason);
        };
    }

    private static @Nullable String previousStatus(VendorFields data) {
        return data.in("previous_attributes").optionalText("status", StripeRefund.STATUS_LENGTH_MAX);
    }

    /// The charge says how much was refunded in all, never how much this time; only the refunds it may carry (API
    /// versions before 2022-11-15) can be told apart and booked.
    private static Mapped chargeRefunded(Claim claim, VendorFields event) {
        VendorFields charge = event.in("data").in("object");
        if (!event.in("data").has("object")) {
            event.in("data").missing("object");
        }
        if (charge.isFalse("captured")) {
            return new Mapped.Ignored("the charge was never captured; releasing its authorization moves no money");
        }
        String eventId = event.text("id");
        List<BusinessEvent> facts = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<VendorFields> refunds = charge.in("refunds").list("data");
        for (VendorFields refund : refunds) {
            Instant occurredAt = refund.epochSeconds("created");
            switch (StripeRefund.read(claim, eventId, refund, charge, occurredAt, null)) {
                case StripeRefund.Fact(var fact) -> facts.add(fact);
                case StripeRefund.NoMoney(var reason) -> notes.add(reason);
            }
        }
        if (charge.in("refunds").isTrue("has_more")) {
            notes.add("the charge has more refunds than this event carries; they arrive as refund.*");
        }
        if (!event.clean()) {
            return new Mapped.Rejected(event.violations());
        }
        if (facts.isEmpty()) {
            return new Mapped.Ignored(
                    refunds.isEmpty()
                            ? "refund objects arrive as refund.*; subscribe to them"
                            : String.join("; ", notes));
        }
        return Mapped.Events.of(facts, notes);
    }
}
