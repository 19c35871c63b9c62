package io.tieout.alert.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.alert.app.AlertStream;
import io.tieout.event.codec.EventHeaders;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Reads back what [KafkaAlerts] writes.
final class AlertRecord {

    private static final String SOURCE_PREFIX = "/tenants/";
    private static final String SOURCE_SUFFIX = "/alert";

    private AlertRecord() {}

    /// Empty for what this version does not know, and for tombstones.
    static Optional<AlertStream.Version> read(ConsumerRecord<byte[], byte[]> record) {
        String source = header(record, EventHeaders.SOURCE);
        boolean isKnown = header(record, EventHeaders.TYPE).equals(KafkaAlerts.TYPE)
                && source.startsWith(SOURCE_PREFIX)
                && source.endsWith(SOURCE_SUFFIX);
        if (!isKnown || record.value() == null) {
            return Optional.empty();
        }
        String id = header(record, EventHeaders.ID);
        try {
            return Optional.of(new AlertStream.Version(
                    source.substring(SOURCE_PREFIX.length(), source.length() - SOURCE_SUFFIX.length()),
                    UUID.fromString(header(record, EventHeaders.SUBJECT)),
                    Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)),
                    Instant.parse(header(record, EventHeaders.TIME)),
                    header(record, EventHeaders.TRACEPARENT),
                    new String(record.value(), UTF_8)));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), UTF_8);
    }
}
