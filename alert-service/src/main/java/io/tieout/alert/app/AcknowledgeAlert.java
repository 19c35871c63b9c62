package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.Acknowledgement;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.ChangeKind;
import io.tieout.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Notes that somebody has taken an alert. Doing it again changes nothing.
@ApplicationScoped
public class AcknowledgeAlert {

    private final AlertBook book;
    private final AlertDocuments documents;
    private final PublishAlerts publishing;
    private final AlertMetrics metrics;
    private final BusinessClock clock;

    AcknowledgeAlert(
            AlertBook book,
            AlertDocuments documents,
            PublishAlerts publishing,
            AlertMetrics metrics,
            BusinessClock clock) {
        this.book = book;
        this.documents = documents;
        this.publishing = publishing;
        this.metrics = metrics;
        this.clock = clock;
    }

    public Uni<AlertBook.Acknowledged> acknowledge(AlertKey alert, String by, @Nullable String note) {
        Acknowledgement acknowledgement = new Acknowledgement(by, BusinessTime.now(clock), note);
        return book.acknowledge(alert.tenant(), alert.id(), acknowledgement, taken -> {
                    AlertChange change = new AlertChange(ChangeKind.ACKNOWLEDGED, taken, taken.traceparent());
                    return new AlertEntry(change, documents.write(documents.of(change)));
                })
                .call(outcome -> switch (outcome) {
                    case AlertBook.Acknowledged.Done done -> {
                        metrics.changed(done.entry().stream().toList());
                        yield publishing.publish(List.of(alert));
                    }
                    case AlertBook.Acknowledged.Unknown _, AlertBook.Acknowledged.Resolved _ ->
                        Uni.createFrom().voidItem();
                });
    }
}
