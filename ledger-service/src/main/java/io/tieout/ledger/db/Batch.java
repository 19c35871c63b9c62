package io.tieout.ledger.db;

import io.tieout.ledger.app.Draft;
import io.tieout.ledger.domain.JournalEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The facts of one batch, in the order of their first deliveries.
final class Batch {

    private final Map<UUID, Fact> facts = new LinkedHashMap<>();
    private final Instant recordedAt;
    private List<Repeats.Repeat> undecided = List.of();

    Batch(List<Draft> drafts, Instant recordedAt) {
        drafts.forEach(
                draft -> facts.computeIfAbsent(draft.eventId(), Fact::new).add(draft));
        this.recordedAt = recordedAt;
    }

    Collection<Fact> facts() {
        return facts.values();
    }

    @Nullable
    Fact fact(UUID eventId) {
        return facts.get(eventId);
    }

    Set<String> tenants() {
        Set<String> tenants = new TreeSet<>();
        facts.values().forEach(fact -> tenants.add(fact.tenant()));
        return tenants;
    }

    List<Fact> fresh() {
        return facts.values().stream().filter(Fact::isNew).toList();
    }

    List<Fact> known() {
        return facts.values().stream().filter(fact -> !fact.isNew()).toList();
    }

    Instant recordedAt() {
        return recordedAt;
    }

    /// Says which deliveries are readings that nobody has decided on.
    void undecided(List<Repeats.Repeat> pending) {
        undecided = pending;
    }

    List<Repeats.Repeat> undecided() {
        return undecided;
    }

    /// Facts that entries of this batch undo and that are not in it themselves.
    List<UUID> takenBackElsewhere() {
        return facts.values().stream()
                .map(Fact::entry)
                .filter(java.util.Objects::nonNull)
                .map(JournalEntry::takesBack)
                .filter(taken -> taken != null && !facts.containsKey(taken))
                .distinct()
                .toList();
    }
}
