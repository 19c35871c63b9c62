package io.tieout.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;

/// The short span of one record, or of what a timer does for one row.
///
/// Start it before the work, put [#traceparent()] on whatever the record causes, and end it once the work is
/// committed. A span that is never ended is never exported, so an attempt that will be retried leaves no trace.
public final class RecordSpan implements AutoCloseable {

    private final Span span;

    RecordSpan(Span span) {
        this.span = span;
    }

    /// The W3C `traceparent` of this span.
    public String traceparent() {
        SpanContext context = span.getSpanContext();
        return "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                + context.getTraceFlags().asHex();
    }

    public String traceId() {
        return span.getSpanContext().getTraceId();
    }

    public RecordSpan correlationId(String correlationId) {
        return attribute("tieout.correlation_id", correlationId);
    }

    public RecordSpan tenant(String tenant) {
        return attribute("tieout.tenant", tenant);
    }

    /// Adds a named fact; never a payload, never card data.
    public RecordSpan attribute(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    /// Marks the span as failed; `reason` is a constant text.
    public RecordSpan failed(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
        return this;
    }

    @Override
    public void close() {
        span.end();
    }
}
