package io.tieout.recon.domain.feed;

import io.tieout.event.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A window in which something was expected of a source and nothing was told.
///
/// @param outage the start of the first of those that follow each other
/// @param expected how many events others told that it should have told of as well; 0 where others do not
///     matter
/// @param worth what those come to; null where they have no money
public record EmptyWindow(
        String feed,
        String source,
        String entity,
        Instant outage,
        Span window,
        Instant dueAt,
        long expected,
        @Nullable Money worth) {

    boolean isOf(Watch watch) {
        return feed.equals(watch.feed()) && source.equals(watch.source());
    }
}
