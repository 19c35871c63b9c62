package io.tieout.recon.domain.feed;

import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// What one source told of one kind in one hour, by both clocks.
///
/// @param about the other system whose records it named; empty where all of the kind is counted
/// @param start of the hour
/// @param occurred how many events happened in it, by the source's clock
/// @param arrived how many were taken in during it
/// @param amount what those that happened in it come to; null for a kind without money
public record Hour(
        String source,
        SourceRole role,
        String entity,
        EventType type,
        String about,
        Instant start,
        long occurred,
        long arrived,
        @Nullable Money amount) {

    /// Whether it is about no other system in particular.
    boolean isWhole() {
        return about.isEmpty();
    }

    static Instant of(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }
}
