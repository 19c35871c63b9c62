package io.tieout.ledger.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.codec.CorrectionRecord;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.MergeRecord;
import io.tieout.event.codec.SplitRecord;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.ledger.app.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Tells the suite what was recorded: the event's own headers and bytes, with the ledger's headers added.
@ApplicationScoped
class RecordedEvents {

    static final String TOPIC = "tieout.recorded-events.v1";

    private final EventProducer producer;

    RecordedEvents(EventProducer producer) {
        this.producer = producer;
    }

    /// Completes when Kafka has acknowledged everything.
    Uni<Void> tell(Told told) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(
                told.splits().size() + told.merges().size() + told.events().size());
        told.splits().forEach(split -> records.add(record(split)));
        told.merges().forEach(merge -> records.add(record(merge)));
        told.events().forEach(event -> records.add(record(event)));
        return producer.send(records);
    }

    /// Completes when Kafka has acknowledged them.
    Uni<Void> tellAnew(List<Told.Event> events) {
        return producer.send(events.stream().map(RecordedEvents::record).toList());
    }

    /// Completes when Kafka has acknowledged them.
    Uni<Void> tellSplits(List<Told.Split> splits) {
        return producer.send(splits.stream().map(RecordedEvents::record).toList());
    }

    /// Completes when Kafka has acknowledged them.
    Uni<Void> tell(List<CorrectionPosted> corrections) {
        return producer.send(corrections.stream().map(RecordedEvents::record).toList());
    }

    /// One that is about no transaction has a key of its own.
    private static ProducerRecord<byte[], byte[]> record(CorrectionPosted correction) {
        EventRecord record = CorrectionRecord.of(correction);
        UUID correlationId = correction.correlationId();
        String key = key(correction.tenant(), correlationId == null ? correction.correctionId() : correlationId);
        return EventProducer.record(TOPIC, key, record.value(), record.headers());
    }

    private static ProducerRecord<byte[], byte[]> record(Told.Event event) {
        String key = key(event.tenant(), event.correlationId());
        ProducerRecord<byte[], byte[]> record =
                EventProducer.record(TOPIC, key, event.record().value(), Map.of());
        event.record().headers().forEach((name, text) -> {
            if (!isOfTheLedger(name)) {
                EventProducer.addHeader(record, name, text);
            }
        });
        EventProducer.addHeader(record, EventHeaders.EVENT_ID, event.eventId().toString());
        EventProducer.addHeader(
                record, EventHeaders.CORRELATION_ID, event.correlationId().toString());
        EventProducer.addHeader(record, EventHeaders.OUTCOME, event.outcome().code());
        EventProducer.addHeader(
                record, EventHeaders.RECORDED_AT, event.recordedAt().toString());
        if (event.split() > 0) {
            EventProducer.addHeader(record, EventHeaders.SPLIT, Integer.toString(event.split()));
        }
        if (event.revision() > 0) {
            EventProducer.addHeader(record, EventHeaders.REVISION, Integer.toString(event.revision()));
        }
        EventProducer.addHeader(record, EventHeaders.TRACEPARENT, event.traceparent());
        return record;
    }

    /// What the ledger says itself, whatever a record says that it booked before.
    private static boolean isOfTheLedger(String name) {
        return name.startsWith("tieout_") || name.equals(EventHeaders.TRACEPARENT);
    }

    private static ProducerRecord<byte[], byte[]> record(Told.Merge merge) {
        String key = key(merge.merged().tenant(), merge.merged().survivor());
        return record(MergeRecord.of(merge.merged()), key, merge.traceparent());
    }

    private static ProducerRecord<byte[], byte[]> record(Told.Split split) {
        String key = key(split.split().tenant(), split.split().correlationId());
        return record(SplitRecord.of(split.split()), key, split.traceparent());
    }

    private static ProducerRecord<byte[], byte[]> record(EventRecord record, String key, @Nullable String traceparent) {
        Map<String, String> headers = new LinkedHashMap<>(record.headers());
        if (traceparent != null) {
            headers.put(EventHeaders.TRACEPARENT, traceparent);
        }
        return EventProducer.record(TOPIC, key, record.value(), headers);
    }

    private static String key(String tenant, UUID correlationId) {
        return tenant + "|" + correlationId;
    }
}
