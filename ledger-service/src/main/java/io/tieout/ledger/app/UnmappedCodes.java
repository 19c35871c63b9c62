package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the codes that nobody has said the meaning of.
public interface UnmappedCodes {

    /// What to list; null means any.
    record Filter(@Nullable CodeKind kind, @Nullable String source) {}

    /// What stands in suspense for events with a code, in one currency.
    record Open(Money debits, Money credits) {}

    /// A code in the queue.
    ///
    /// @param events that carry it
    /// @param firstSeen when the earliest of them happened
    /// @param open by currency; an event with several unmapped codes counts for each of them
    record Unmapped(CodeKey key, long events, Instant firstSeen, Instant lastSeen, List<Open> open) {}

    /// By kind, source and code.
    Uni<List<Unmapped>> list(String tenant, Filter filter, @Nullable CodeKey after, int limit);
}
