package io.tieout.event.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes the `data` of each event type as JSON, in a fixed field order and without a tree in between.
final class DataWriter {

    private static final int LENGTH_EXPECTED = 512;

    private final JsonGenerator json;

    private DataWriter(JsonGenerator json) {
        this.json = json;
    }

    /// The data of an event with all its references.
    static byte[] bytes(BusinessEvent event) {
        ByteArrayBuilder bytes = new ByteArrayBuilder(LENGTH_EXPECTED);
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            new DataWriter(json).write(event);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory always takes what is written", impossible);
        }
        return bytes.getClearAndRelease();
    }

    private void write(BusinessEvent event) throws IOException {
        json.writeStartObject();
        switch (event) {
            case OrderPlaced order -> {
                money("total", order.total());
                money("tax", order.tax());
            }
            case PaymentCaptured payment -> {
                money("amount", payment.amount());
                text("tender", payment.tender());
            }
            case RefundIssued refund -> write(refund);
            case RefundProcessed refund -> {
                code("status", refund.status());
                text("statusAsSent", refund.statusAsSent());
                money("amount", refund.amount());
                text("reason", refund.reason());
            }
            case ErpEntryPosted entry -> write(entry);
            case HandoffRecorded handoff -> write(handoff);
        }
        json.writeArrayFieldStart("references");
        for (Reference reference : event.envelope().references()) {
            write(reference);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(RefundIssued refund) throws IOException {
        code("intent", refund.intent());
        code("basis", refund.basis());
        money("amount", refund.amount());
        money("tax", refund.tax());
        text("tender", refund.tender());
        text("reason", refund.reason());
        code("extent", refund.extent());
    }

    private void write(ErpEntryPosted entry) throws IOException {
        code("state", entry.state());
        text("documentType", entry.documentType());
        money("amount", entry.amount());
        text("postingDate", entry.postingDate().toString());
        text("period", entry.period());
        if (entry.carries() != null) {
            json.writeFieldName("carries");
            write(entry.carries());
        }
        text("reason", entry.reason());
        code("extent", entry.extent());
        json.writeArrayFieldStart("lines");
        for (ErpLine line : entry.lines()) {
            json.writeStartObject();
            text("account", line.account());
            code("side", line.side());
            money("amount", line.amount());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void write(HandoffRecorded handoff) throws IOException {
        code("stage", handoff.stage());
        json.writeFieldName("about");
        write(handoff.about());
        text("target", handoff.target());
        text("targetReference", handoff.targetReference());
        text("detail", handoff.detail());
        json.writeObjectFieldStart("fields");
        for (Map.Entry<String, String> field : handoff.fields().entrySet()) {
            text(field.getKey(), field.getValue());
        }
        json.writeEndObject();
    }

    private void write(Reference reference) throws IOException {
        json.writeStartObject();
        code("type", reference.type());
        text("issuer", reference.issuer());
        text("value", reference.value());
        json.writeEndObject();
    }

    private void money(String field, @Nullable Money money) throws IOException {
        if (money != null) {
            json.writeObjectFieldStart(field);
            text("amount", money.decimal());
            text("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private void text(String field, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(field, text);
        }
    }

    private void code(String field, @Nullable Coded code) throws IOException {
        if (code != null) {
            text(field, code.code());
        }
    }
}
