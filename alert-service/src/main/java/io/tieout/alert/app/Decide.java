package io.tieout.alert.app;

import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.AlertPolicy;
import io.tieout.alert.domain.Evaluation;
import io.tieout.alert.domain.Situation;
import io.tieout.kit.time.BusinessClock;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Evaluates slices and puts each change into the trace of what brought it about.
@ApplicationScoped
class Decide {

    private final BusinessClock clock;
    private final RecordTrace trace;
    private final AlertDocuments documents;
    private final AlertPolicy policy;

    Decide(BusinessClock clock, RecordTrace trace, AlertDocuments documents, AlertSettings settings) {
        this.clock = clock;
        this.trace = trace;
        this.documents = documents;
        this.policy = new AlertPolicy(settings.zone(), settings.reopenWithin());
    }

    /// One use: its spans are ended by [Run#close()], after the commit.
    Run run() {
        return new Run();
    }

    /// A decision with the spans it has opened. Not closed, they are never exported.
    final class Run implements AlertBook.Decision, AutoCloseable {

        private final List<RecordSpan> spans = new ArrayList<>();

        @Override
        public List<AlertEntry> apply(Situation situation) {
            return Evaluation.of(situation, clock.now(), policy).stream()
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

        @Override
        public void close() {
            spans.forEach(RecordSpan::close);
        }
    }
}
