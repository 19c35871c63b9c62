package io.tieout.ingest.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.codec.EventRecord;
import io.tieout.ingest.app.IntakeLog;
import io.tieout.ingest.app.SealedBody;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Receipt;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.kit.security.SecretBox;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Writes a receipt and its events in one go.
@ApplicationScoped
class KafkaIntakeLog implements IntakeLog {

    static final String RECEIPTS = "tieout.receipts.v1";
    static final String EVENTS = "tieout.business-events.v1";

    private final EventProducer producer;
    private final SecretBox box;
    private final RecordTrace trace;

    KafkaIntakeLog(EventProducer producer, SecretBox box, RecordTrace trace) {
        this.producer = producer;
        this.box = box;
        this.trace = trace;
    }

    @Override
    public Uni<Void> append(Intake intake, @Nullable String traceparent) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(receipt(intake, traceparent));
        List<BusinessEvent> events = intake.events();
        List<@Nullable String> traceparents = trace.ofEach(traceparent, events.size());
        for (int at = 0; at < events.size(); at++) {
            records.add(event(events.get(at), traceparents.get(at)));
        }
        return producer.send(records);
    }

    private ProducerRecord<byte[], byte[]> receipt(Intake intake, @Nullable String traceparent) {
        Receipt receipt = intake.receipt();
        Map<String, @Nullable String> headers = new HashMap<>();
        headers.put(RecordTrace.TRACEPARENT, traceparent);
        headers.put("content-type", "application/json");
        byte[] value = ReceiptRecord.encode(intake, SealedBody.seal(box, receipt));
        return EventProducer.record(RECEIPTS, receipt.tenant() + "|" + receipt.source(), value, headers);
    }

    private static ProducerRecord<byte[], byte[]> event(BusinessEvent event, @Nullable String traceparent) {
        EventRecord record = EventRecord.of(event);
        Map<String, @Nullable String> headers = new HashMap<>(record.headers());
        headers.put(RecordTrace.TRACEPARENT, traceparent);
        String key = event.envelope().tenant() + "|" + CorrelationIds.arrivalOf(event);
        return EventProducer.record(EVENTS, key, record.value(), headers);
    }
}
