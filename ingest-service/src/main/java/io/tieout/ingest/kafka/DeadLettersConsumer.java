package io.tieout.ingest.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.DeadLetter;
import io.tieout.ingest.app.DeadLetterDesk;
import io.tieout.ingest.app.SealedLetter;
import io.tieout.kit.kafka.Batches;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.security.SecretBox;
import io.tieout.kit.security.Signatures;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/// Brings the dead letters of every service to the desk. It takes whatever is on the topic: a letter that it refused
/// would only come back as a letter.
@ApplicationScoped
class DeadLettersConsumer {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String ID_PREFIX = "dl_";
    private static final int ID_BYTES = 16;

    private final Batches batches;
    private final DeadLetterDesk desk;
    private final SecretBox box;

    DeadLettersConsumer(Batches batches, DeadLetterDesk desk, SecretBox box) {
        this.batches = batches;
        this.desk = desk;
        this.box = box;
    }

    @Incoming("dead-letters")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return batches.consume(
                batch,
                deliveries -> desk.keep(deliveries.stream().map(this::letter).toList()));
    }

    private DeadLetter letter(Delivery delivery) {
        String service = text(delivery, DeadLetters.SERVICE, "unknown");
        String topic = text(delivery, DeadLetters.ORIGIN_TOPIC, delivery.topic());
        int partition = (int) number(delivery, DeadLetters.ORIGIN_PARTITION, delivery.partition());
        long offset = number(delivery, DeadLetters.ORIGIN_OFFSET, delivery.offset());
        String id = id(service + "/" + topic + "/" + partition + "/" + offset);
        byte[] value = delivery.value();
        return new DeadLetter(
                id,
                DeadLetterTenant.of(delivery),
                service,
                text(delivery, DeadLetters.REASON, "unknown"),
                text(delivery, DeadLetters.DETAIL, ""),
                topic,
                partition,
                offset,
                (int) number(delivery, DeadLetters.ATTEMPTS, 1),
                at(delivery),
                headers(delivery),
                value == null ? new byte[0] : SealedLetter.seal(box, id, value),
                delivery.header(RecordTrace.TRACEPARENT));
    }

    private static String id(String origin) {
        byte[] digest = Signatures.sha256(origin.getBytes(StandardCharsets.UTF_8));
        return ID_PREFIX + HexFormat.of().formatHex(digest, 0, ID_BYTES);
    }

    private static String headers(Delivery delivery) {
        var shown = MAPPER.createObjectNode();
        new TreeMap<>(delivery.headers()).forEach((name, text) -> shown.put(storable(name), storable(text)));
        try {
            return MAPPER.writeValueAsString(shown);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Instant at(Delivery delivery) {
        try {
            return Instant.parse(text(delivery, DeadLetters.AT, ""));
        } catch (DateTimeException absent) {
            return delivery.at();
        }
    }

    private static long number(Delivery delivery, String header, long otherwise) {
        try {
            return Long.parseLong(text(delivery, header, ""));
        } catch (NumberFormatException absent) {
            return otherwise;
        }
    }

    private static String text(Delivery delivery, String header, String otherwise) {
        @Nullable String text = delivery.header(header);
        return text == null ? otherwise : storable(text);
    }

    /// PostgreSQL holds every character but this one.
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }
}
