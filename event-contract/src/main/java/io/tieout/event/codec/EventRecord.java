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
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An event as it travels on Kafka: CloudEvents attributes in the headers, its data as the value.
///
/// @param headers in the order they are written
public record EventRecord(Map<String, String> headers, byte[] value) {

    private static final int HEADERS_USUAL = 18;

    public static EventRecord of(BusinessEvent event) {
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(HEADERS_USUAL);
        eachHeader(event, headers::put);
        return new EventRecord(headers, dataOf(event));
    }

    /// The headers alone, names and texts one by one, in the order they are written.
    public static void eachHeader(BusinessEvent event, BiConsumer<String, String> header) {
        Envelope envelope = event.envelope();
        header.accept(EventHeaders.SPEC_VERSION, "1.0");
        header.accept(EventHeaders.ID, envelope.deliveryId());
        header.accept(EventHeaders.SOURCE, "/tenants/" + envelope.tenant() + "/sources/" + envelope.source());
        header.accept(EventHeaders.TYPE, event.type().code());
        header.accept(EventHeaders.SUBJECT, envelope.subject());
        header.accept(EventHeaders.TIME, Timestamps.text(envelope.occurredAt()));
        header.accept(EventHeaders.DATA_SCHEMA, event.type().dataSchema());
        header.accept(EventHeaders.CONTENT_TYPE, "application/json");
        if (envelope.correlationLabel() != null) {
            header.accept(EventHeaders.CORRELATION_LABEL, envelope.correlationLabel());
        }
        header.accept(EventHeaders.ENTITY, envelope.entity());
        header.accept(EventHeaders.ROLE, envelope.role().code());
        header.accept(EventHeaders.RECEIVED_AT, Timestamps.text(envelope.receivedAt()));
        header.accept(EventHeaders.BUSINESS_DATE, envelope.businessDate().toString());
        header.accept(EventHeaders.RECEIPT_ID, envelope.provenance().receiptId());
        header.accept(EventHeaders.RECEIPT_SHA256, envelope.provenance().receiptSha256());
        header.accept(EventHeaders.MAPPING, envelope.provenance().mapping());
        if (envelope.registered() != null) {
            header.accept(EventHeaders.REGISTERED_ROLES, envelope.registered().text());
        }
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
