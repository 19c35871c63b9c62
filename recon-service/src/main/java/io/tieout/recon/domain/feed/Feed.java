package io.tieout.recon.domain.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What is expected of some sources, each by itself.
///
/// @param name within the rule; part of the keys of breaks, so it never changes
/// @param demand null where something is expected in every window
/// @param within how long after the end of a window what happened in it may still be told
/// @param catchUp how long after it speaks again a feed may take to tell what it kept back
public record Feed(
        String name,
        Teller teller,
        @Nullable Demand demand,
        Rhythm rhythm,
        Opening opening,
        Duration within,
        Duration catchUp) {

    Instant dueAt(Span window) {
        return window.end().plus(within);
    }

    /// Whether the source should have told something.
    boolean isExpected(Watch watch, Span window, Heard heard, ZoneId zone) {
        return rhythm.isOpen(opening, window, zone)
                && (demand == null
                        || heard.by(demand, watch.source(), watch.entity(), window)
                                        .occurred()
                                >= demand.atLeast());
    }
}
