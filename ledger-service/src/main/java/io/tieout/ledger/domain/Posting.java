package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns an event into journal lines by a posting policy.
///
/// Pure: the same policy and event give the same entry, whatever arrived before, so a draft can be tried on history.
public final class Posting {

    private Posting() {}

    public static Posted post(PostingPolicy policy, BusinessEvent event) {
        FactPolicy fact = policy.fact(event).orElse(null);
        if (fact == null || !fact.bookedBy().name(event.envelope().role())) {
            return Posted.EVIDENCE;
        }
        Drawn drawn = new Drawn(policy, fact, event);
        drawn.addAll(Claims.of(event, policy.bankWords()));
        return drawn.posted(Claims.pending(event));
    }

    /// The parts of an event that are booked once their values are known, if the policy books them.
    public static List<Pending> pending(BusinessEvent event) {
        return Claims.pending(event);
    }

    /// The entry for pending parts of an event whose values are known.
    ///
    /// @param values by ordinal of the pending part
    public static Optional<JournalEntry> value(
            PostingPolicy policy, BusinessEvent event, Map<Integer, BookValue> values) {
        FactPolicy fact = policy.fact(event).orElse(null);
        if (fact == null) {
            return Optional.empty();
        }
        Drawn drawn = new Drawn(policy, fact, event);
        for (Pending pending : Claims.pending(event)) {
            BookValue value = values.get(pending.ordinal());
            @Nullable Claim claim = value == null ? null : pending.claim(value);
            if (claim != null) {
                drawn.addAll(List.of(claim));
            }
        }
        return Optional.ofNullable(drawn.entry());
    }
}
