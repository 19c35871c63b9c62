package io.tieout.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.Outcome;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// Fills a topic with what the service before it would have written.
public final class TopicFeed implements AutoCloseable {

    public static final String BUSINESS_EVENTS = "tieout.business-events.v1";
    public static final String RECORDED_EVENTS = "tieout.recorded-events.v1";

    /// Under load ingest hands one in so many events on as recorded: its budget of 50 a second, at 10,000 events.
    private static final int RECORDED_ONE_IN = 200;

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final String tenant;
    private long sent;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public TopicFeed(String bootstrap, String topic, String tenant) {
        this.topic = topic;
        this.tenant = tenant;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all", "batch.size", 131_072, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /// Writes the events of a number of stories, and returns when Kafka has them all.
    public void stories(String run, int count, boolean linked) {
        stories(count, i -> new Story("%s%010d".formatted(run, i), linked, Story.REFUNDED));
    }

    /// The same of linked stories, in one of so many of which the ERP is wrong about the amount.
    public void storiesWithWrongOnes(String run, int count, int oneIn) {
        stories(count, i -> {
            String id = "%s%010d".formatted(run, i);
            return i % oneIn == 0 ? Story.wrong(id) : Story.tied(id);
        });
    }

    private void stories(int count, IntFunction<Story> stories) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < count; i++) {
            Story story = stories.apply(i);
            for (Fact fact : story.facts()) {
                BusinessEvent event = fact.event(tenant, at);
                send(event, at, story.linked() ? story.order().event(tenant, at) : event);
            }
        }
        flush();
    }

    /// Writes deposits of cash, the plainest fact that books, and returns when Kafka has them all.
    ///
    /// @param stores whose cash it is in turns: as many accounts
    public void deposits(String run, int count, int stores) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MICROS);
        for (int i = 0; i < count; i++) {
            BusinessEvent event = Deposit.of(tenant, "%s%010d".formatted(run, i), i % stores, at);
            send(event, at, event);
        }
        flush();
    }

    private void flush() {
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka did not take the events", failed);
        }
    }

    /// @param first of its transaction, whose id all of it carries once the ledger has grouped it
    private void send(BusinessEvent event, Instant at, BusinessEvent first) {
        EventRecord encoded = EventRecord.of(event);
        Map<String, String> headers = new HashMap<>(encoded.headers());
        int flags = sent++ % RECORDED_ONE_IN == 0 ? 1 : 0;
        headers.put(
                EventHeaders.TRACEPARENT,
                "00-4bf92f3577b34da6a3ce929d%08x-00f067aa0ba902b7-%02x".formatted(event.hashCode(), flags));
        String correlation = CorrelationIds.arrivalOf(event).toString();
        if (topic.equals(RECORDED_EVENTS)) {
            correlation = CorrelationIds.arrivalOf(first).toString();
            headers.put(EventHeaders.EVENT_ID, FactKey.of(event).eventId().toString());
            headers.put(EventHeaders.CORRELATION_ID, correlation);
            headers.put(EventHeaders.OUTCOME, Outcome.RECORDED.code());
            headers.put(EventHeaders.RECORDED_AT, at.toString());
        }
        var record = new ProducerRecord<>(topic, (tenant + "|" + correlation).getBytes(UTF_8), encoded.value());
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        var _ = producer.send(record, (_, failed) -> {
            if (failed != null) {
                failure.set(failed);
            }
        });
    }

    @Override
    public void close() {
        producer.close();
    }
}
