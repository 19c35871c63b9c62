package io.tieout.recon.domain.feed;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far one source was looked at for one feed.
///
/// @param feed its name in the rule
/// @param entity the legal entity of whose business it told first
/// @param judgedUntil the end of the last window that was judged
/// @param silentSince the start of the outage that goes on; null while it speaks
public record Watch(
        String feed,
        String source,
        String entity,
        Instant judgedUntil,
        @Nullable Instant silentSince) {

    Watch at(Instant until, @Nullable Instant silent) {
        return new Watch(feed, source, entity, until, silent);
    }
}
