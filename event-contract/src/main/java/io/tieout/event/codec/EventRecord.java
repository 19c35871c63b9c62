package io.tieout.event.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Provenance;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An event as it travels on Kafka: CloudEvents attributes in the headers, its data as the value.
///
/// @param headers in the order they are written
public record EventRecord(Map<String, String> headers, byte[] value) {

    private static final int HEADERS_USUAL = 18;

    public static EventRecord of(BusinessEvent event) {
        Envelope envelope = event.envelope();
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(HEADERS_USUAL);
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, envelope.deliveryId());
        headers.put(EventHeaders.SOURCE, "/tenants/" + envelope.tenant() + "/sources/" + envelope.source());
        headers.put(EventHeaders.TYPE, event.type().code());
        headers.put(EventHeaders.SUBJECT, envelope.subject());
        headers.put(EventHeaders.TIME, Timestamps.text(envelope.occurredAt()));
        headers.put(EventHeaders.DATA_SCHEMA, event.type().dataSchema());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        if (envelope.correlationLabel() != null) {
            headers.put(EventHeaders.CORRELATION_LABEL, envelope.correlationLabel());
        }
        headers.put(EventHeaders.ENTITY, envelope.entity());
        headers.put(EventHeaders.ROLE, envelope.role().code());
        headers.put(EventHeaders.RECEIVED_AT, Timestamps.text(envelope.receivedAt()));
        headers.put(EventHeaders.BUSINESS_DATE, envelope.businessDate().toString());
        headers.put(EventHeaders.RECEIPT_ID, envelope.provenance().receiptId());
        headers.put(EventHeaders.RECEIPT_SHA256, envelope.provenance().receiptSha256());
        headers.put(EventHeaders.MAPPING, envelope.provenance().mapping());
        if (envelope.registered() != null) {
            headers.put(EventHeaders.REGISTERED_ROLES, envelope.registered().text());
        }
        return new EventRecord(headers, dataOf(event));
    }

    /// The event's data alone, as the value of its record.
    public static byte[] dataOf(BusinessEvent event) {
        return DataWriter.bytes(event);
    }

    /// Writes the event's data where more than one event is written, without bytes of their own for each.
    public static void writeData(JsonGenerator json, BusinessEvent event) throws IOException {
        DataWriter.write(json, event);
    }

    /// Reads the event back. What ingest wrote always decodes; anything else on the topic says what is wrong with it.
    public Decoded decode() {
        String type = headers.get(EventHeaders.TYPE);
        if (type == null) {
            return invalid("/" + EventHeaders.TYPE, "is missing", "write CloudEvents in binary mode");
        }
        EventType known = Coded.find(EventType.class, type).orElse(null);
        if (known == null) {
            return new Decoded.UnknownType(type);
        }
        try {
            return DataReader.decode(known, envelope(), Json.read(value));
        } catch (IOException malformed) {
            return invalid("/data", "is not JSON", "write the event's data as one JSON document");
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return invalid("/", String.valueOf(malformed.getMessage()), "write the headers as ingest does");
        }
    }

    private Envelope envelope() {
        String[] source = header(EventHeaders.SOURCE).split("/", -1);
        if (source.length != 5 || !source[1].equals("tenants") || !source[3].equals("sources")) {
            throw new IllegalArgumentException("ce_source is not /tenants/{tenant}/sources/{sourceId}");
        }
        return new Envelope(
                source[2],
                header(EventHeaders.ENTITY),
                source[4],
                Coded.of(SourceRole.class, header(EventHeaders.ROLE)),
                header(EventHeaders.ID),
                header(EventHeaders.SUBJECT),
                Timestamps.parse(header(EventHeaders.TIME)),
                Timestamps.parse(header(EventHeaders.RECEIVED_AT)),
                LocalDate.parse(header(EventHeaders.BUSINESS_DATE)),
                headers.get(EventHeaders.CORRELATION_LABEL),
                List.of(),
                new Provenance(
                        header(EventHeaders.RECEIPT_ID),
                        header(EventHeaders.RECEIPT_SHA256),
                        header(EventHeaders.MAPPING)),
                registered());
    }

    private @Nullable RegisteredRoles registered() {
        String text = headers.get(EventHeaders.REGISTERED_ROLES);
        return text == null ? null : RegisteredRoles.parse(text);
    }

    private String header(String name) {
        String value = headers.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static Decoded invalid(String pointer, String message, String fix) {
        return new Decoded.Invalid(List.of(new Violation(pointer, message, fix)));
    }
}
