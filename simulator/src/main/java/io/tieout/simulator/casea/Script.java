package io.tieout.simulator.casea;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.casea.Refund.CreditMemo;
import io.tieout.simulator.casea.Refund.Handoff;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.vendor.Signatures;
import io.tieout.simulator.vendor.StripeRefund;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What the four systems send for the refunds of the case, in the order in which it happens.
final class Script {

    private final Sources sources;
    private final Clock wall;
    private final List<Move> moves = new ArrayList<>();

    private Script(Sources sources, Clock wall) {
        this.sources = sources;
        this.wall = wall;
    }

    /// @param wall vendors sign with the time of sending, which is today whatever the case's date
    static List<Move> of(List<Refund> refunds, Sources sources, Clock wall) {
        Script script = new Script(sources, wall);
        for (Refund refund : refunds) {
            script.storefront(refund);
            script.processor(refund);
            script.integration(refund);
            refund.erp().forEach((number, memo) -> script.erp(refund, number, memo));
        }
        return script.moves.stream().sorted(Comparator.comparing(Move::at)).toList();
    }

    private void storefront(Refund refund) {
        byte[] body = Json.bytes(refund.shopify().body());
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json",
                "X-Shopify-Topic", "refunds/create",
                "X-Shopify-Shop-Domain", "tieout-demo.myshopify.com",
                "X-Shopify-Api-Version", "2024-10",
                "X-Shopify-Webhook-Id", "wh-" + refund.id(),
                "X-Shopify-Triggered-At", refund.issuedAt().toInstant().toString(),
                "X-Shopify-Hmac-Sha256", Signatures.shopify(Sources.SHOPIFY_SECRET, body));
        moves.add(new Move(
                refund.issuedAt().toInstant(),
                refund.name() + " Shopify refunds/create",
                "/v1/webhooks/" + Sources.SHOPIFY,
                Sources.SHOPIFY,
                headers,
                body));
    }

    private void processor(Refund refund) {
        StripeRefund stripe = refund.stripe();
        Instant created = stripe.createdAt();
        boolean atOnce = refund.processor().equals("succeeded");
        stripe(refund, created, stripe.event("refund.created", atOnce ? "succeeded" : "pending", created));
        if (refund.processor().equals("canceled")) {
            Instant later = created.plusSeconds(600);
            stripe(refund, later, stripe.event("refund.updated", "canceled", later));
        }
        if (refund.name().equals("R1")) {
            // Stripe tells of one refund up to three times; the books must not believe it three times.
            stripe(refund, created.plusSeconds(1), stripe.chargeRefunded("succeeded", created.plusSeconds(1)));
            stripe(refund, created.plusSeconds(2), stripe.event("refund.updated", "succeeded", created.plusSeconds(2)));
        }
    }

    private void stripe(Refund refund, Instant at, ObjectNode event) {
        byte[] body = Json.bytes(event);
        Map<String, String> headers = Map.of(
                "Content-Type", "application/json; charset=utf-8",
                "User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
                "Stripe-Signature", Signatures.stripe(Sources.STRIPE_SECRET, wall.instant(), body));
        moves.add(new Move(
                at,
                refund.name() + " Stripe " + event.path("type").asText(),
                "/v1/webhooks/" + Sources.STRIPE,
                Sources.STRIPE,
                headers,
                body));
    }

    private void integration(Refund refund) {
        if (refund.handoff() == Handoff.NOT_TRIED) {
            return;
        }
        OffsetDateTime at = refund.issuedAt().plusSeconds(20);
        ArrayNode batch = Json.object().arrayNode();
        batch.add(handoff(refund, "received", at));
        if (refund.handoff() == Handoff.DEAD_LETTERED) {
            batch.add(handoff(refund, "dead-lettered", at.plusSeconds(10)));
        } else {
            batch.add(handoff(refund, "forwarded", at.plusSeconds(10)));
            batch.add(handoff(refund, "acknowledged", at.plusSeconds(11)));
        }
        moves.add(new Move(
                at.plusSeconds(11).toInstant(),
                refund.name() + " integration log",
                "/v1/events",
                Sources.INTEGRATION,
                Map.of(
                        "Content-Type",
                        "application/cloudevents-batch+json",
                        "X-Api-Key",
                        sources.apiKey(Sources.INTEGRATION)),
                Json.bytes(batch)));
    }

    private static ObjectNode handoff(Refund refund, String stage, OffsetDateTime at) {
        String message = "flow-refunds-" + refund.name();
        ObjectNode event = cloudEvent(message + "-" + stage, "tieout.handoff.recorded.v1", message, at);
        ObjectNode data = event.putObject("data").put("stage", stage).put("target", Sources.ERP);
        reference(data.putObject("about"), "refund", refund.id());
        reference(data.putArray("references").addObject(), "order", refund.orderId());
        if (stage.equals("dead-lettered")) {
            data.put("detail", "the credit memo flow is out of retries: item 4711 is inactive");
        }
        data.putObject("fields")
                .put("refundId", Long.toString(refund.id()))
                .put("orderId", Long.toString(refund.orderId()))
                .put("amount", refund.amount().toPlainString())
                .put("currency", "USD")
                .put("reason", Refund.REASON);
        return event;
    }

    private void erp(Refund refund, String number, CreditMemo memo) {
        ObjectNode event = cloudEvent(number, "tieout.erp-entry.posted.v1", number, memo.postedAt());
        ObjectNode data = event.putObject("data")
                .put("state", "posted")
                .put("documentType", "credit-memo")
                .put("postingDate", memo.postedAt().toLocalDate().toString())
                .put("period", YearMonth.from(memo.postedAt()).toString());
        amount(data.putObject("amount"), memo);
        reference(data.putObject("carries"), "refund", refund.id());
        reference(data.putArray("references").addObject(), "order", refund.orderId());
        if (memo.reason() != null) {
            data.put("reason", memo.reason());
        }
        ArrayNode lines = data.putArray("lines");
        amount(
                lines.addObject()
                        .put("account", "4010 Returns")
                        .put("side", "debit")
                        .putObject("amount"),
                memo);
        amount(
                lines.addObject()
                        .put("account", "1150 Refunds")
                        .put("side", "credit")
                        .putObject("amount"),
                memo);
        moves.add(new Move(
                memo.postedAt().toInstant(),
                refund.name() + " ERP " + number,
                "/v1/events",
                Sources.ERP,
                Map.of("Content-Type", "application/cloudevents+json", "X-Api-Key", sources.apiKey(Sources.ERP)),
                Json.bytes(event)));
    }

    private static ObjectNode cloudEvent(String id, String type, String subject, OffsetDateTime at) {
        return Json.object()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", "/demo")
                .put("type", type)
                .put("subject", subject)
                .put("time", at.toString())
                .put("datacontenttype", "application/json");
    }

    private static void reference(ObjectNode node, String type, long value) {
        node.put("type", type).put("issuer", Sources.SHOPIFY).put("value", Long.toString(value));
    }

    private static void amount(ObjectNode node, CreditMemo memo) {
        node.put("amount", memo.amount().toPlainString()).put("currency", "USD");
    }
}
