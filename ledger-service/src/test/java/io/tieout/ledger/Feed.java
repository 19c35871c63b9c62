package io.tieout.ledger;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes business events as ingest does and reads what the ledger tells of them.
public final class Feed {

    public static final String IN = "tieout.business-events.v1";
    public static final String OUT = "tieout.recorded-events.v1";

    private final Topics topics;

    public Feed(TestStack stack) {
        this.topics = new Topics(stack);
    }

    public void send(BusinessEvent... events) {
        send(Arrays.asList(events));
    }

    public void send(List<? extends BusinessEvent> events) {
        topics.produce(events.stream().map(event -> record(event, Map.of())).toList());
    }

    public void send(BusinessEvent event, Map<String, String> extraHeaders) {
        topics.produce(List.of(record(event, extraHeaders)));
    }

    public static ProducerRecord<byte[], byte[]> record(BusinessEvent event, Map<String, String> extraHeaders) {
        EventRecord record = EventRecord.of(event);
        Map<String, String> headers = new LinkedHashMap<>(record.headers());
        headers.putAll(extraHeaders);
        String key = event.envelope().tenant() + "|" + CorrelationIds.arrivalOf(event);
        return Topics.record(IN, key, record.value(), headers);
    }

    /// Waits until the ledger has told of the event `count` times.
    public List<ConsumerRecord<byte[], byte[]>> told(BusinessEvent event, int count) {
        String id = idOf(event).toString();
        return topics.read(OUT, count, record -> id.equals(Topics.header(record, EventHeaders.EVENT_ID)));
    }

    public static UUID idOf(BusinessEvent event) {
        return FactKey.of(event).eventId();
    }
}
