package io.tieout.ingest.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.EventRecord;
import io.tieout.ingest.app.IntakeLog;
import io.tieout.ingest.app.SealedBody;
import io.tieout.ingest.domain.Fact;
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
        List<Fact> facts = intake.facts();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(facts.size() + 1);
        records.add(receipt(intake, traceparent));
        List<@Nullable String> traceparents = trace.ofEach(traceparent, facts.size());
        for (int at = 0; at < facts.size(); at++) {
            records.add(event(facts.get(at), traceparents.get(at)));
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

    private static ProducerRecord<byte[], byte[]> event(Fact fact, @Nullable String traceparent) {
        BusinessEvent event = fact.event();
        String key = event.envelope().tenant() + "|" + fact.correlationId();
        ProducerRecord<byte[], byte[]> record = EventProducer.record(EVENTS, key, EventRecord.dataOf(event), Map.of());
        EventRecord.eachHeader(event, (name, text) -> EventProducer.addHeader(record, name, text));
        if (traceparent != null) {
            EventProducer.addHeader(record, RecordTrace.TRACEPARENT, traceparent);
        }
        return record;
    }
}
