package io.tieout.ledger.db;

import io.tieout.event.Outcome;
import io.tieout.event.TransactionMerged;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Told;
import io.tieout.ledger.db.Transactions.Alias;
import io.tieout.ledger.domain.Grouping.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Puts together what is to be told of a batch once it is committed.
final class Telling {

    private final Batch batch;

    Telling(Batch batch) {
        this.batch = batch;
    }

    /// @param earlier merges that earlier batches made and told, or crashed before they could
    /// @param woken events recorded earlier that this batch let into the books
    Told told(List<Alias> aliases, List<Alias> earlier, List<StoredEvent> woken, Map<Long, Node> survivors) {
        List<Told.Event> events = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            if (fact.isNew() || fact.isRepeated()) {
                events.add(recorded(fact));
            }
        }
        for (StoredEvent event : woken) {
            Node transaction = Objects.requireNonNull(survivors.get(event.transaction()));
            events.add(new Told.Event(
                    event.tenant(),
                    event.record(),
                    event.eventId(),
                    transaction.correlationId(),
                    StoredEvent.outcome(event.verdict(), false),
                    event.recordedAt(),
                    event.traceparent()));
        }
        Repeats.conflicts(batch).forEach(conflict -> events.add(conflicting(conflict)));
        return new Told(events, merges(aliases, earlier), tally());
    }

    private Told.Event recorded(Fact fact) {
        StoredEvent stored = fact.stored();
        String traceparent = fact.drafts().getLast().incoming().traceparent();
        UUID correlationId = fact.transaction().correlationId();
        return stored == null
                ? new Told.Event(
                        fact.tenant(),
                        fact.first().incoming().record(),
                        fact.eventId(),
                        correlationId,
                        outcome(fact),
                        batch.recordedAt(),
                        fact.first().incoming().traceparent())
                : new Told.Event(
                        fact.tenant(),
                        stored.record(),
                        fact.eventId(),
                        correlationId,
                        stored.outcome(),
                        stored.recordedAt(),
                        traceparent);
    }

    private Told.Event conflicting(Repeats.Repeat conflict) {
        return new Told.Event(
                conflict.fact().tenant(),
                conflict.incoming().record(),
                conflict.fact().eventId(),
                conflict.fact().transaction().correlationId(),
                Outcome.CONFLICT,
                batch.recordedAt(),
                conflict.incoming().traceparent());
    }

    private static Outcome outcome(Fact fact) {
        return StoredEvent.outcome(Events.verdict(fact.first().posted()), fact.isAwaiting());
    }

    private List<Told.Merge> merges(List<Alias> aliases, List<Alias> earlier) {
        Map<Long, String> traceparents = new HashMap<>();
        for (Fact fact : batch.facts()) {
            traceparents.put(fact.id(), fact.drafts().getLast().incoming().traceparent());
        }
        Map<Long, Alias> byAbsorbed = new LinkedHashMap<>();
        earlier.forEach(alias -> byAbsorbed.put(alias.absorbed().id(), alias));
        aliases.forEach(alias -> byAbsorbed.put(alias.absorbed().id(), alias));
        return byAbsorbed.values().stream()
                .map(alias -> new Told.Merge(
                        new TransactionMerged(
                                alias.tenant(),
                                alias.survivor().correlationId(),
                                alias.absorbed().correlationId()),
                        Objects.requireNonNull(traceparents.get(alias.cause()))))
                .toList();
    }

    private List<Told.Tally> tally() {
        List<Told.Tally> tally = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            if (fact.isNew()) {
                tally.add(new Told.Tally(fact.event().type(), outcome(fact).code()));
            }
            for (Draft repeat : fact.repeats()) {
                String ending = fact.contradicts(repeat) ? Outcome.CONFLICT.code() : "duplicate";
                tally.add(new Told.Tally(fact.event().type(), ending));
            }
        }
        return tally;
    }
}
