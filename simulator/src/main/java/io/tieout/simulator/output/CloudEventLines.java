package io.tieout.simulator.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.Json;
import io.tieout.event.codec.Timestamps;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes events as CloudEvents in structured mode, one to a line: what would be posted to `POST /v1/events`, with the
/// id of the source where the API key would say it.
///
/// One generator writes them all: one for each would be a third of what the events of a month cost in memory.
public final class CloudEventLines implements Output {

    private static final int BUFFER = 1 << 16;
    private static final SerializableString SPEC_VERSION = new SerializedString("specversion");
    private static final SerializableString VERSION = new SerializedString("1.0");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString SOURCE = new SerializedString("source");
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString SUBJECT = new SerializedString("subject");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString DATE = new SerializedString("businessdate");
    private static final SerializableString DATA = new SerializedString("data");

    private final OutputStream out;
    private final JsonGenerator json;

    public CloudEventLines(OutputStream out) {
        this.out = new BufferedOutputStream(out, BUFFER);
        try {
            this.json = Json.MAPPER.createGenerator(this.out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing is written yet", impossible);
        }
        json.setRootValueSeparator(null);
    }

    @Override
    public void told(BusinessEvent event) {
        Envelope envelope = event.envelope();
        try {
            json.writeStartObject();
            json.writeFieldName(SPEC_VERSION);
            json.writeString(VERSION);
            field(ID, envelope.deliveryId());
            field(SOURCE, envelope.source());
            field(TYPE, event.type().code());
            field(SUBJECT, envelope.subject());
            field(TIME, Timestamps.text(envelope.occurredAt()));
            field(DATE, envelope.businessDate().toString());
            json.writeFieldName(DATA);
            EventRecord.writeData(json, event);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException full) {
            throw unwritten(full);
        }
    }

    private void field(SerializableString name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeString(value);
    }

    /// Writes a line of another kind in between, in its place.
    void line(byte[] line) {
        try {
            json.flush();
            out.write(line);
            out.write('\n');
        } catch (IOException full) {
            throw unwritten(full);
        }
    }

    @Override
    public void finish() {
        try {
            json.flush();
        } catch (IOException full) {
            throw unwritten(full);
        }
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException full) {
            throw unwritten(full);
        }
    }

    private static UncheckedIOException unwritten(IOException full) {
        return new UncheckedIOException("the events cannot be written: " + full.getMessage(), full);
    }
}
