package io.tieout.alert.app;

import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.AlertPolicy;
import io.tieout.alert.domain.Evaluation;
import io.tieout.alert.domain.Situation;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.trace.LogContext;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/// Evaluates slices and puts each change into the trace of what brought it about.
@ApplicationScoped
class Decide {

    private static final Logger LOG = Logger.getLogger(Decide.class);

    private final BusinessClock clock;
    private final RecordTrace trace;
    private final AlertDocuments documents;
    private final AlertMetrics metrics;
    private final AlertPolicy policy;

    Decide(
            BusinessClock clock,
            RecordTrace trace,
            AlertDocuments documents,
            AlertMetrics metrics,
            AlertSettings settings) {
        this.clock = clock;
        this.trace = trace;
        this.documents = documents;
        this.metrics = metrics;
        this.policy = new AlertPolicy(settings.zone(), settings.reopenWithin());
    }

    private static void log(Alert alert) {
        String correlationId = alert.measurement().top().stream()
                .map(top -> top.correlationId().toString())
                .findFirst()
                .orElse(null);
        try (LogContext _ = LogContext.of(correlationId, alert.slice().tenant())) {
            LOG.infof(
                    "alert changed: alertId=%s version=%d state=%s rule=%s entity=%s currency=%s trace=%s",
                    alert.id(),
                    alert.version(),
                    alert.state().code(),
                    alert.rule().name(),
                    alert.slice().entity(),
                    alert.slice().currencyCode(),
                    Links.traceId(alert.traceparent()));
        }
    }

    /// One use: its spans are ended by [Run#committed(List)].
    Run run() {
        return new Run();
    }

    /// A decision with the spans it has opened. Not committed, they are never exported.
    final class Run implements AlertBook.Decision {

        private final List<RecordSpan> spans = new ArrayList<>();

        @Override
        public List<AlertEntry> apply(Situation situation) {
            return Evaluation.of(situation, BusinessTime.now(clock), policy).stream()
                    .map(this::traced)
                    .map(change -> new AlertEntry(change, documents.write(documents.of(change))))
                    .toList();
        }

        private AlertChange traced(AlertChange change) {
            RecordSpan span = trace.child(
                            change.cause(), "alert " + change.kind().code())
                    .tenant(change.alert().slice().tenant())
                    .attribute("tieout.alert_id", change.alert().id().toString())
                    .attribute("tieout.alert_rule", change.alert().rule().name());
            change.alert().measurement().top().stream()
                    .findFirst()
                    .ifPresent(top -> span.correlationId(top.correlationId().toString()));
            spans.add(span);
            return change.tracedAs(span.traceparent());
        }

        /// After the commit: exports the spans and says what has happened.
        void committed(List<AlertEntry> entries) {
            spans.forEach(RecordSpan::close);
            entries.stream().map(entry -> entry.change().alert()).forEach(Decide::log);
            metrics.changed(entries);
        }
    }
}
