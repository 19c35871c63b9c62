package io.tieout.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.tieout.kit.kafka.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps one trace alive where context does not flow by itself: through Kafka batches, rows and timers.
///
/// Every record gets a short span whose parent is the record's own `traceparent`; batch spans only link, because some
/// viewers drop links. A missing or malformed `traceparent` starts a new trace.
@ApplicationScoped
public class RecordTrace {

    /// The W3C header, on HTTP and on Kafka.
    public static final String TRACEPARENT = "traceparent";

    private static final int LINKS_MAX = 128;
    private static final int VERSION_TO = 2;
    private static final int TRACE_TO = 35;
    private static final int SPAN_TO = 52;
    private static final int FLAGS_FROM = 53;
    private static final int LENGTH = 55;
    private static final String NOT_RECORDED = "00";

    private final Tracer tracer;
    private final TraceBudget budget;

    RecordTrace(Tracer tracer, TraceBudget budget) {
        this.tracer = tracer;
        this.budget = budget;
    }

    /// Starts the CONSUMER span of one record. Where whoever began the trace decided not to record it, the record's own
    /// context goes on, because a span that nobody will see costs as much as the work it is about.
    public RecordSpan start(Delivery delivery) {
        SpanContext parent = spanContext(delivery.headers().get(TRACEPARENT));
        if (parent.isValid() && !parent.isSampled()) {
            return new RecordSpan(Span.wrap(parent));
        }
        Span span = tracer.spanBuilder(delivery.topic() + " process")
                .setParent(Context.root().with(Span.wrap(parent)))
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", delivery.topic())
                .setAttribute("messaging.destination.partition.id", Integer.toString(delivery.partition()))
                .setAttribute("messaging.kafka.offset", delivery.offset())
                .startSpan();
        return new RecordSpan(span);
    }

    /// Starts an INTERNAL span under a stored `traceparent`: for what a timer or a person causes later.
    public RecordSpan child(@Nullable String traceparent, String name) {
        return child(traceparent, name, SpanKind.INTERNAL);
    }

    /// The same of another kind, e.g. CLIENT for a delivery to the outside, PRODUCER for a receipt.
    public RecordSpan child(@Nullable String traceparent, String name, SpanKind kind) {
        return new RecordSpan(tracer.spanBuilder(name)
                .setParent(parent(traceparent))
                .setSpanKind(kind)
                .startSpan());
    }

    /// The `traceparent` of the span that is active on this thread's context, e.g. of the HTTP request; null if none.
    public @Nullable String current() {
        Span span = Span.current();
        return span.getSpanContext().isValid() ? new RecordSpan(span).traceparent() : null;
    }

    /// The `traceparent` of each of `count` events that one request brought. The first is recorded as the request is,
    /// the others as far as the budget goes; all are in the request's trace.
    public List<@Nullable String> ofEach(@Nullable String traceparent, int count) {
        if (traceparent == null || !spanContext(traceparent).isSampled()) {
            return Collections.nCopies(count, traceparent);
        }
        String notRecorded = traceparent.substring(0, FLAGS_FROM) + NOT_RECORDED;
        List<@Nullable String> each = new ArrayList<>(count);
        for (int event = 0; event < count; event++) {
            each.add(event == 0 || budget.take() ? traceparent : notRecorded);
        }
        return each;
    }

    /// Starts the span of a whole batch, a trace of its own that links to its first records.
    public RecordSpan batch(String topic, List<Delivery> deliveries) {
        SpanBuilder builder = tracer.spanBuilder(topic + " batch")
                .setNoParent()
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", topic)
                .setAttribute("messaging.batch.message_count", (long) deliveries.size());
        deliveries.stream()
                .map(delivery -> spanContext(delivery.headers().get(TRACEPARENT)))
                .filter(SpanContext::isValid)
                .limit(LINKS_MAX)
                .forEach(builder::addLink);
        return new RecordSpan(builder.startSpan());
    }

    private static Context parent(@Nullable String traceparent) {
        return Context.root().with(Span.wrap(spanContext(traceparent)));
    }

    static SpanContext spanContext(@Nullable String traceparent) {
        if (traceparent == null || !isWellFormed(traceparent)) {
            return SpanContext.getInvalid();
        }
        return SpanContext.createFromRemoteParent(
                traceparent.substring(VERSION_TO + 1, TRACE_TO),
                traceparent.substring(TRACE_TO + 1, SPAN_TO),
                TraceFlags.fromHex(traceparent, FLAGS_FROM),
                TraceState.getDefault());
    }

    /// Two, 32, 16 and two digits, with hyphens between them. Whether the ids are zero is the context's business.
    private static boolean isWellFormed(String traceparent) {
        if (traceparent.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char at = traceparent.charAt(i);
            boolean isHyphen = i == VERSION_TO || i == TRACE_TO || i == SPAN_TO;
            if (isHyphen ? at != '-' : !(at >= '0' && at <= '9') && !(at >= 'a' && at <= 'f')) {
                return false;
            }
        }
        return true;
    }
}
