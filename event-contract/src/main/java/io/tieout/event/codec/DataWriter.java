package io.tieout.event.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.BusinessEvent.ErpEntryPosted;
import io.tieout.event.BusinessEvent.HandoffRecorded;
import io.tieout.event.BusinessEvent.OrderPlaced;
import io.tieout.event.BusinessEvent.PaymentCaptured;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.BusinessEvent.RefundProcessed;
import io.tieout.event.Coded;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import org.jspecify.annotations.Nullable;

/// Writes the `data` of each event type as JSON, in a fixed field order.
final class DataWriter {

    private DataWriter() {}

    /// The data of an event with all its references.
    static ObjectNode encode(BusinessEvent event) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        switch (event) {
            case OrderPlaced order -> {
                money(data, "total", order.total());
                money(data, "tax", order.tax());
            }
            case PaymentCaptured payment -> {
                money(data, "amount", payment.amount());
                data.put("tender", payment.tender());
            }
            case RefundIssued refund -> write(data, refund);
            case RefundProcessed refund -> {
                data.put("status", refund.status().code()).put("statusAsSent", refund.statusAsSent());
                money(data, "amount", refund.amount());
                text(data, "reason", refund.reason());
            }
            case ErpEntryPosted entry -> write(data, entry);
            case HandoffRecorded handoff -> write(data, handoff);
        }
        ArrayNode references = data.putArray("references");
        event.envelope().references().forEach(reference -> write(references.addObject(), reference));
        return data;
    }

    private static void write(ObjectNode data, RefundIssued refund) {
        data.put("intent", refund.intent().code()).put("basis", refund.basis().code());
        money(data, "amount", refund.amount());
        money(data, "tax", refund.tax());
        data.put("tender", refund.tender());
        text(data, "reason", refund.reason());
        code(data, "extent", refund.extent());
    }

    private static void write(ObjectNode data, ErpEntryPosted entry) {
        data.put("state", entry.state().code()).put("documentType", entry.documentType());
        money(data, "amount", entry.amount());
        data.put("postingDate", entry.postingDate().toString());
        text(data, "period", entry.period());
        if (entry.carries() != null) {
            write(data.putObject("carries"), entry.carries());
        }
        text(data, "reason", entry.reason());
        code(data, "extent", entry.extent());
        ArrayNode lines = data.putArray("lines");
        for (ErpLine line : entry.lines()) {
            ObjectNode node = lines.addObject()
                    .put("account", line.account())
                    .put("side", line.side().code());
            money(node, "amount", line.amount());
        }
    }

    private static void write(ObjectNode data, HandoffRecorded handoff) {
        data.put("stage", handoff.stage().code());
        write(data.putObject("about"), handoff.about());
        data.put("target", handoff.target());
        text(data, "targetReference", handoff.targetReference());
        text(data, "detail", handoff.detail());
        ObjectNode fields = data.putObject("fields");
        handoff.fields().forEach(fields::put);
    }

    private static void write(ObjectNode node, Reference reference) {
        node.put("type", reference.type().code())
                .put("issuer", reference.issuer())
                .put("value", reference.value());
    }

    private static void money(ObjectNode node, String field, @Nullable Money money) {
        if (money != null) {
            node.putObject(field)
                    .put("amount", money.decimal())
                    .put("currency", money.currency().getCurrencyCode());
        }
    }

    private static void text(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }

    private static void code(ObjectNode node, String field, @Nullable Coded code) {
        if (code != null) {
            node.put(field, code.code());
        }
    }
}
