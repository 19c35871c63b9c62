package io.tieout.ingest.rest;

import org.jspecify.annotations.Nullable;

/// The trace id inside a stored `traceparent`.
final class TraceIds {

    private static final int START = 3;
    private static final int END = 35;

    private TraceIds() {}

    static @Nullable String of(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < END ? null : traceparent.substring(START, END);
    }
}
