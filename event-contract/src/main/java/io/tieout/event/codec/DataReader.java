package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.BusinessEvent.ErpEntryPosted;
import io.tieout.event.BusinessEvent.HandoffRecorded;
import io.tieout.event.BusinessEvent.OrderPlaced;
import io.tieout.event.BusinessEvent.PaymentCaptured;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.BusinessEvent.RefundProcessed;
import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.ErpLine;
import io.tieout.event.ErpState;
import io.tieout.event.EventType;
import io.tieout.event.HandoffStage;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundExtent;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the `data` of each event type from JSON, with every fault named. The published schemas say the same.
public final class DataReader {

    private DataReader() {}

    /// Reads the data of an event whose envelope is known. The references in `data` are added to the envelope's.
    public static Decoded decode(EventType type, Envelope envelope, JsonNode data) {
        FieldReader fields = FieldReader.at(data, "/data");
        List<Reference> references = new ArrayList<>(envelope.references());
        references.addAll(fields.references("references", envelope.source()));
        BusinessEvent event = fields.clean() ? read(type, withReferences(envelope, references), fields) : null;
        return event == null || !fields.clean() ? new Decoded.Invalid(fields.violations()) : new Decoded.Event(event);
    }

    private static @Nullable BusinessEvent read(EventType type, Envelope envelope, FieldReader fields) {
        return switch (type) {
            case ORDER_PLACED -> orderPlaced(envelope, fields);
            case PAYMENT_CAPTURED -> paymentCaptured(envelope, fields);
            case REFUND_ISSUED -> refundIssued(envelope, fields);
            case REFUND_PROCESSED -> refundProcessed(envelope, fields);
            case ERP_ENTRY_POSTED -> erpEntryPosted(envelope, fields);
            case HANDOFF_RECORDED -> handoffRecorded(envelope, fields);
        };
    }

    private static @Nullable BusinessEvent orderPlaced(Envelope envelope, FieldReader fields) {
        Money total = fields.money("total");
        Money tax = partOf(total, "tax", fields);
        return fields.clean() ? new OrderPlaced(envelope, total, tax) : null;
    }

    private static @Nullable BusinessEvent paymentCaptured(Envelope envelope, FieldReader fields) {
        Money amount = fields.money("amount");
        String tender = fields.text("tender", Limits.ID_LENGTH_MAX);
        return fields.clean() ? new PaymentCaptured(envelope, amount, tender) : null;
    }

    private static @Nullable BusinessEvent refundIssued(Envelope envelope, FieldReader fields) {
        RefundIntent intent = fields.code("intent", RefundIntent.class);
        RefundBasis basis = fields.code("basis", RefundBasis.class);
        Money amount = fields.money("amount");
        Money tax = partOf(amount, "tax", fields);
        String tender = fields.text("tender", Limits.ID_LENGTH_MAX);
        String reason = fields.optionalText("reason", Limits.TEXT_LENGTH_MAX);
        RefundExtent extent = fields.optionalCode("extent", RefundExtent.class);
        return fields.clean() ? new RefundIssued(envelope, intent, basis, amount, tax, tender, reason, extent) : null;
    }

    private static @Nullable BusinessEvent refundProcessed(Envelope envelope, FieldReader fields) {
        RefundStatus status = fields.code("status", RefundStatus.class);
        String asSent = fields.optionalText("statusAsSent", Limits.ID_LENGTH_MAX);
        Money amount = fields.money("amount");
        String reason = fields.optionalText("reason", Limits.TEXT_LENGTH_MAX);
        return fields.clean()
                ? new RefundProcessed(envelope, status, asSent == null ? status.code() : asSent, amount, reason)
                : null;
    }

    private static @Nullable BusinessEvent erpEntryPosted(Envelope envelope, FieldReader fields) {
        ErpState state = fields.code("state", ErpState.class);
        String documentType = fields.text("documentType", Limits.ID_LENGTH_MAX);
        Money amount = fields.money("amount");
        var postingDate = fields.date("postingDate");
        String period = fields.optionalText("period", Limits.ID_LENGTH_MAX);
        Reference carries = fields.optionalReference("carries", envelope.source());
        String reason = fields.optionalText("reason", Limits.TEXT_LENGTH_MAX);
        RefundExtent extent = fields.optionalCode("extent", RefundExtent.class);
        List<ErpLine> lines = new ArrayList<>();
        for (FieldReader line : fields.objects("lines", Limits.LINES_MAX)) {
            lines.add(new ErpLine(
                    line.text("account", Limits.ID_LENGTH_MAX),
                    line.code("side", EntrySide.class),
                    line.money("amount")));
        }
        Envelope tied = carries == null ? envelope : withReference(envelope, carries);
        return fields.clean()
                ? new ErpEntryPosted(
                        tied, state, documentType, amount, postingDate, period, carries, reason, extent, lines)
                : null;
    }

    private static @Nullable BusinessEvent handoffRecorded(Envelope envelope, FieldReader fields) {
        HandoffStage stage = fields.code("stage", HandoffStage.class);
        Reference about = fields.reference("about", envelope.source());
        String target = fields.text("target", Limits.ID_LENGTH_MAX);
        String targetReference = fields.optionalText("targetReference", Limits.ID_LENGTH_MAX);
        String detail = fields.optionalText("detail", Limits.TEXT_LENGTH_MAX);
        var payload = fields.texts("fields");
        return about == null || !fields.clean()
                ? null
                : new HandoffRecorded(
                        withReference(envelope, about), stage, about, target, targetReference, detail, payload);
    }

    private static @Nullable Money partOf(Money whole, String field, FieldReader fields) {
        Money part = fields.optionalMoney(field);
        if (part != null && fields.clean() && !(part.currency().equals(whole.currency()) && part.atMost(whole))) {
            fields.reject(field, "is not a part of " + whole, "send the share that is contained in the amount");
        }
        return part;
    }

    private static Envelope withReference(Envelope envelope, Reference reference) {
        List<Reference> references = new ArrayList<>(envelope.references());
        references.add(reference);
        return withReferences(envelope, references);
    }

    private static Envelope withReferences(Envelope envelope, List<Reference> references) {
        return new Envelope(
                envelope.tenant(),
                envelope.entity(),
                envelope.source(),
                envelope.role(),
                envelope.deliveryId(),
                envelope.subject(),
                envelope.occurredAt(),
                envelope.receivedAt(),
                envelope.businessDate(),
                envelope.correlationLabel(),
                references,
                envelope.provenance());
    }
}
