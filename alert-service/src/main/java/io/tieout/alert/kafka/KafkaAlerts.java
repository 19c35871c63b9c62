package io.tieout.alert.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertStream;
import io.tieout.event.codec.EventHeaders;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Writes the alerts topic: key alert id, so that compaction keeps the latest version of each.
@ApplicationScoped
class KafkaAlerts implements AlertStream {

    static final String TOPIC = "tieout.alerts.v1";
    static final String TYPE = "tieout.alert.changed.v1";

    private final EventProducer producer;

    KafkaAlerts(EventProducer producer) {
        this.producer = producer;
    }

    @Override
    public Uni<Void> publish(List<Version> versions) {
        return producer.send(versions.stream().map(KafkaAlerts::record).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(Version version) {
        Map<String, @Nullable String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, version.alertId() + "-" + version.version());
        headers.put(EventHeaders.SOURCE, "/tenants/" + version.tenant() + "/alert");
        headers.put(EventHeaders.TYPE, TYPE);
        headers.put(EventHeaders.SUBJECT, version.alertId().toString());
        headers.put(EventHeaders.TIME, version.recordedAt().toString());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        headers.put(RecordTrace.TRACEPARENT, version.traceparent());
        return EventProducer.record(
                TOPIC, version.alertId().toString(), version.document().getBytes(StandardCharsets.UTF_8), headers);
    }
}
