package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Puts committed versions of alerts on the topic, each at least once, the latest last.
///
/// What a crash leaves unpublished is found by [#publishAll()], whatever caused it: a batch, a timer or a person.
@ApplicationScoped
public class PublishAlerts {

    private final PublicationLog log;
    private final AlertStream stream;

    PublishAlerts(PublicationLog log, AlertStream stream) {
        this.log = log;
        this.stream = stream;
    }

    public Uni<Void> publish(List<AlertKey> alerts) {
        return alerts.isEmpty()
                ? Uni.createFrom().voidItem()
                : log.unpublished(alerts).chain(this::send);
    }

    public Uni<Void> publishAll() {
        return log.unpublished().chain(this::send);
    }

    private Uni<Void> send(List<AlertStream.Version> versions) {
        return versions.isEmpty()
                ? Uni.createFrom().voidItem()
                : stream.publish(versions)
                        .chain(() -> log.markPublished(versions))
                        .chain(overtaken ->
                                overtaken.isEmpty() ? Uni.createFrom().voidItem() : stream.publish(overtaken));
    }
}
