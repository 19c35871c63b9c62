package io.tieout.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Sees breaks as they are published, and says how long each took from the acceptance of its last event.
public final class BreakWatch implements AutoCloseable {

    private static final String TOPIC = "tieout.breaks.v1";
    private static final Pattern REFUND = Pattern.compile("R(\\d{" + Stencil.DIGITS + "})");
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ConcurrentMap<Long, Long> accepted = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::watch, "break-watch");
    private volatile boolean isEnding;

    public BreakWatch(String bootstrap) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap, "fetch.max.wait.ms", 20),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                .map(info -> new TopicPartition(TOPIC, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        thread.start();
    }

    /// Notes that the last event of a story was accepted just now.
    public void accepted(long number) {
        accepted.put(number, System.nanoTime());
    }

    public boolean allSeen() {
        return seen.keySet().containsAll(accepted.keySet());
    }

    /// Seconds from accepted to published, sorted; of the stories that are there.
    public List<Double> seconds() {
        List<Double> seconds = new ArrayList<>();
        accepted.forEach((number, from) -> {
            Long to = seen.get(number);
            if (to != null) {
                seconds.add(Math.max(0, to - from) / 1e9);
            }
        });
        return seconds.stream().sorted().toList();
    }

    public int missing() {
        return accepted.size() - seconds().size();
    }

    private void watch() {
        while (!isEnding) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                long now = System.nanoTime();
                Matcher refund = REFUND.matcher(new String(record.value(), UTF_8));
                if (refund.find()) {
                    seen.putIfAbsent(Long.parseLong(refund.group(1)), now);
                }
            }
        }
        consumer.close();
    }

    @Override
    public void close() {
        isEnding = true;
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
