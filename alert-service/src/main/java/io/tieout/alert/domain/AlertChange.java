package io.tieout.alert.domain;

import org.jspecify.annotations.Nullable;

/// One step in the life of an alert: what happened and the version it led to.
///
/// @param cause `traceparent` of the break record, or of the stored break, that brought it about; null when unknown
public record AlertChange(
        ChangeKind kind, Alert alert, @Nullable String cause) {

    /// The same change, with `span` as the trace that its deliveries go on.
    public AlertChange tracedAs(String span) {
        return new AlertChange(kind, alert.withTraceparent(span), span);
    }
}
