package io.tieout.recon.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import io.tieout.recon.app.BreakTopic.Announcement;
import io.tieout.recon.domain.Break;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Announces changed breaks and notes that it did. In this order: a crash in between announces a version twice, which
/// every consumer of breaks forgives, and never loses one.
@ApplicationScoped
public class AnnounceBreaks {

    private final BreakTopic topic;
    private final Matches matches;
    private final RecordTrace trace;
    private final MeterRegistry metrics;

    AnnounceBreaks(BreakTopic topic, Matches matches, RecordTrace trace, MeterRegistry metrics) {
        this.topic = topic;
        this.matches = matches;
        this.trace = trace;
        this.metrics = metrics;
    }

    /// @param cause the `traceparent` of the record that changed a break; without one, as after a timer, the trace of
    ///     the leg that opened it goes on
    public Uni<Void> announce(List<Break> breaks, Function<Break, @Nullable String> cause) {
        if (breaks.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<RecordSpan> spans = new ArrayList<>();
        List<Announcement> announcements = new ArrayList<>();
        for (Break each : breaks) {
            String traceparent = cause.apply(each);
            if (traceparent == null) {
                RecordSpan span = trace.child(each.state().traceparent(), "recon sweep")
                        .tenant(each.state().tenant())
                        .correlationId(each.state().correlationId().toString())
                        .attribute("tieout.break_id", each.id().toString());
                spans.add(span);
                traceparent = span.traceparent();
            }
            announcements.add(new Announcement(each.state(), traceparent));
        }
        return topic.announce(announcements)
                .chain(() -> matches.published(breaks))
                .invoke(() -> {
                    spans.forEach(RecordSpan::close);
                    breaks.forEach(this::count);
                });
    }

    private void count(Break each) {
        metrics.counter(
                        "tieout.recon.breaks",
                        "class",
                        each.state().breakClass().code(),
                        "status",
                        each.state().status().code())
                .increment();
    }
}
