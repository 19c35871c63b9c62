package io.tieout.ingest.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How long a source holds a role.
///
/// @param from the first instant; null is since ever
/// @param until the first instant at which it holds it no more; null is for ever
public record Tenure(@Nullable Instant from, @Nullable Instant until) {

    public static final Tenure ALWAYS = new Tenure(null, null);

    public Tenure {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("a role that is held until " + until + " begins before, not " + from);
        }
    }

    public boolean covers(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
    }
}
