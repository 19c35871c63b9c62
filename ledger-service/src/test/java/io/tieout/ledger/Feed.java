package io.tieout.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.kit.kafka.Delivery;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.util.ArrayList;
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

    /// Waits until the ledger has told of the event with this outcome.
    public ConsumerRecord<byte[], byte[]> told(BusinessEvent event, String outcome) {
        String id = idOf(event).toString();
        return topics.read(
                        OUT,
                        1,
                        record -> id.equals(Topics.header(record, EventHeaders.EVENT_ID))
                                && outcome.equals(Topics.header(record, EventHeaders.OUTCOME)))
                .getFirst();
    }

    public static UUID idOf(BusinessEvent event) {
        return FactKey.of(event).eventId();
    }

    /// Deliveries as the batch consumer hands them over, of a partition that no topic has.
    public static List<Delivery> deliveries(BusinessEvent... events) {
        List<Delivery> deliveries = new ArrayList<>();
        for (BusinessEvent event : events) {
            EventRecord record = EventRecord.of(event);
            deliveries.add(new Delivery(
                    IN, 77, deliveries.size(), event.envelope().receivedAt(), null, record.value(), record.headers()));
        }
        return deliveries;
    }

    /// Checks that the ledger told of the event with the headers and bytes it was sent with.
    public static void requireSame(ConsumerRecord<byte[], byte[]> told, BusinessEvent event) {
        EventRecord sent = EventRecord.of(event);
        assertThat(told.value()).isEqualTo(sent.value());
        sent.headers()
                .forEach((name, value) ->
                        assertThat(Topics.header(told, name)).as(name).isEqualTo(value));
        assertThat(Topics.header(told, EventHeaders.TYPE))
                .isEqualTo(event.type().code());
    }
}
