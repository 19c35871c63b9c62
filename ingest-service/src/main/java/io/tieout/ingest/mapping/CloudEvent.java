package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Limits;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.DataReader;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.FieldReader;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// One event in the JSON format of CloudEvents 1.0: attributes and `data` side by side in one object.
final class CloudEvent {

    static final String MAPPING = "cloudevents/1";

    private final Source source;
    private final Receipt receipt;
    private final JsonNode event;

    private CloudEvent(Source source, Receipt receipt, JsonNode event) {
        this.source = source;
        this.receipt = receipt;
        this.event = event;
    }

    static Mapped map(Source source, Receipt receipt, JsonNode event) {
        List<Violation> unstorable = Texts.unstorable(event, "");
        return unstorable.isEmpty() ? new CloudEvent(source, receipt, event).map() : new Mapped.Rejected(unstorable);
    }

    private Mapped map() {
        FieldReader fields = FieldReader.at(event, "");
        if (!fields.clean()) {
            return new Mapped.Rejected(fields.violations());
        }
        if (!fields.text("specversion", Limits.ID_LENGTH_MAX).equals("1.0") && fields.clean()) {
            fields.reject("specversion", "is not 1.0", "send CloudEvents 1.0");
        }
        EventType type = fields.code("type", EventType.class);
        Envelope envelope = envelope(fields, type);
        requireJsonData(fields);
        if (!fields.clean()) {
            return new Mapped.Rejected(fields.violations());
        }
        return switch (DataReader.decode(type, envelope, event.path("data"))) {
            case Decoded.Event(var fact) -> Mapped.Events.of(fact);
            case Decoded.Invalid(var violations) -> new Mapped.Rejected(violations);
            case Decoded.UnknownType(var unknown) ->
                Mapped.Rejected.of("/type", "is unknown: " + unknown, "send one of " + knownTypes());
        };
    }

    private static String knownTypes() {
        return Arrays.stream(EventType.values()).map(Coded::code).collect(Collectors.joining(", "));
    }

    private Envelope envelope(FieldReader fields, EventType type) {
        String id = fields.text("id", Limits.ID_LENGTH_MAX);
        String subject = fields.text("subject", Limits.ID_LENGTH_MAX);
        Instant time = time(fields);
        LocalDate stated = fields.optionalDate("businessdate");
        String label = fields.optionalText("correlationid", Limits.ID_LENGTH_MAX);
        SourceRole role = role(fields, type, time);
        return new Envelope(
                source.tenant(),
                source.entity(),
                source.id(),
                role,
                id,
                subject,
                time,
                receipt.receivedAt(),
                stated == null ? source.calendar().dateOf(time) : stated,
                label,
                List.of(),
                receipt.provenance(MAPPING),
                receipt.register().stamp(source, role, time));
    }

    private SourceRole role(FieldReader fields, EventType type, Instant time) {
        List<SourceRole> candidates = type.roles();
        SourceRole role = source.roleAmong(candidates, time).orElse(null);
        if (role == null && fields.clean()) {
            fields.reject(
                    "type",
                    "is not a claim that source " + source.id() + " may make: it has the roles "
                            + codes(source.roles()),
                    "send it from a source with the role " + codes(candidates));
        }
        return role == null ? candidates.getFirst() : role;
    }

    private static Instant time(FieldReader fields) {
        Instant time = fields.instant("time");
        if (fields.clean() && (time.isBefore(VendorFields.EARLIEST) || !time.isBefore(VendorFields.LATEST))) {
            fields.reject("time", "is not in this century: " + time, "send when it happened");
        }
        return time;
    }

    private void requireJsonData(FieldReader fields) {
        if (fields.has("data_base64")) {
            fields.reject("data_base64", "is not supported", "send the data as JSON in data");
        }
        String contentType = fields.optionalText("datacontenttype", Limits.ID_LENGTH_MAX);
        if (contentType != null && !MediaTypes.isJson(contentType)) {
            fields.reject("datacontenttype", "is not JSON: " + contentType, "send application/json or leave it out");
        }
        if (!fields.has("data") && !fields.has("data_base64")) {
            fields.reject("data", "is missing", "send the event's fields as a JSON object");
        }
    }

    private static String codes(List<SourceRole> roles) {
        return roles.stream().map(Coded::code).collect(Collectors.joining(", "));
    }
}
