package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Reference;
import java.util.ArrayList;
import java.util.List;

/// Reads the `data` of each event type from JSON, with every fault named. The published schemas say the same.
public final class DataReader {

    private DataReader() {}

    /// Reads the data of an event whose envelope is known. The references in `data` are added to the envelope's.
    public static Decoded decode(EventType type, Envelope envelope, JsonNode data) {
        FieldReader fields = FieldReader.at(data, "/data");
        if (!fields.clean()) {
            return new Decoded.Invalid(fields.violations());
        }
        List<Reference> references = new ArrayList<>(envelope.references());
        references.addAll(fields.references("references", envelope.source()));
        Record event =
                Layout.of(type.record().asSubclass(Record.class)).read(fields, envelope.withReferences(references));
        return event == null ? new Decoded.Invalid(fields.violations()) : new Decoded.Event((BusinessEvent) event);
    }
}
