package io.tieout.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.bench.figure.Take;
import io.tieout.bench.stack.BenchStack;
import io.tieout.bench.stack.Meter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Kafka's own ProducerPerformance, with the heap of Kafka's scripts and the settings of ingest's producer.
final class ProducerRun {

    private static final String TOPIC = "bench.records";
    private static final Pattern RATE = Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec");

    private final BenchStack stack;

    ProducerRun(BenchStack stack) {
        this.stack = stack;
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 4, (short) 1)
                            .configs(Map.of("retention.bytes", Long.toString(256L << 20)))))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// Bytes of an average record on a topic: key, headers and value.
    int recordSize(String topic) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        stack.bootstrap(),
                        "group.id",
                        "bench-sizes",
                        "auto.offset.reset",
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            ConsumerRecords<byte[], byte[]> records = ConsumerRecords.empty();
            while (records.isEmpty()) {
                records = consumer.poll(Duration.ofSeconds(1));
            }
            long bytes = 0;
            for (ConsumerRecord<byte[], byte[]> record : records) {
                bytes += record.serializedKeySize() + record.serializedValueSize();
                for (Header header : record.headers()) {
                    bytes += header.key().length() + header.value().length;
                }
            }
            return (int) (bytes / records.count());
        }
    }

    /// The rate is what the tool reports; its process counts as a server, since it takes the place of ingest.
    Take take(int records, int size) {
        List<String> words = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.apache.kafka.tools.ProducerPerformance",
                "--topic",
                TOPIC,
                "--num-records",
                Integer.toString(records),
                "--record-size",
                Integer.toString(size),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + stack.bootstrap(),
                "acks=all",
                "enable.idempotence=true",
                "linger.ms=0",
                "batch.size=131072");
        Meter meter = Meter.of(Map.of("kafka", stack.pid("kafka")));
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return new Take(records, meter.read(records / rate(output, records)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /// Of the summary line, the one that counts all records.
    static double rate(String output, int records) {
        Matcher line = RATE.matcher(output);
        while (line.find()) {
            if (Integer.parseInt(line.group(1)) == records) {
                return Double.parseDouble(line.group(2));
            }
        }
        throw new IllegalStateException("ProducerPerformance says no rate:\n" + output);
    }
}
