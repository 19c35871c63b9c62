package io.tieout.recon.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.finding.BreakState;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.recon.app.BreakTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Writes breaks to `tieout.breaks.v1`, keyed by break id, each with its full state.
@ApplicationScoped
class Breaks implements BreakTopic {

    static final String TOPIC = "tieout.breaks.v1";
    static final String TYPE = "tieout.break.changed.v1";

    private final EventProducer producer;

    Breaks(EventProducer producer) {
        this.producer = producer;
    }

    @Override
    public Uni<Void> announce(List<Announcement> announcements) {
        return producer.send(announcements.stream().map(Breaks::record).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(Announcement announcement) {
        BreakState state = announcement.state();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, state.breakId() + "/" + state.version());
        headers.put(EventHeaders.SOURCE, "/tenants/" + state.tenant() + "/recon");
        headers.put(EventHeaders.TYPE, TYPE);
        headers.put(EventHeaders.SUBJECT, state.breakId().toString());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        headers.put(EventHeaders.CORRELATION_ID, state.correlationId().toString());
        headers.put(EventHeaders.TRACEPARENT, announcement.traceparent());
        return EventProducer.record(TOPIC, state.breakId().toString(), BreakJson.write(state), headers);
    }
}
