package io.tieout.event.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Writes the `data` of each event type as JSON, in the order of its record and without a tree in between.
final class DataWriter {

    /// One per thread: what is written is copied once it is whole.
    private static final ThreadLocal<ByteArrayBuilder> BYTES = ThreadLocal.withInitial(ByteArrayBuilder::new);

    private static final Kind.Name NAME = new Kind.Name();
    private static final SerializableString REFERENCES = new SerializedString("references");

    private DataWriter() {}

    /// The data of an event with all its references.
    static byte[] bytes(BusinessEvent event) {
        ByteArrayBuilder bytes = BYTES.get();
        bytes.reset();
        try (JsonGenerator json = Json.MAPPER.createGenerator(bytes)) {
            write(json, event);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory always takes what is written", impossible);
        }
        return bytes.toByteArray();
    }

    static void write(JsonGenerator json, BusinessEvent event) throws IOException {
        json.writeStartObject();
        Record record = (Record) event;
        Layout.of(record).write(json, record);
        json.writeFieldName(REFERENCES);
        json.writeStartArray();
        for (Reference reference : event.envelope().references()) {
            NAME.write(json, reference);
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
