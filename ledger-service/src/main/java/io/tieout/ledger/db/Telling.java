package io.tieout.ledger.db;

import io.tieout.event.Outcome;
import io.tieout.event.TransactionMerged;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Told;
import io.tieout.ledger.db.Transactions.Alias;
import io.tieout.ledger.domain.Grouping.Node;
import io.tieout.ledger.domain.OtherContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// Puts together what is to be told of a batch once it is committed.
final class Telling {

    /// What changed in the grouping, earlier changes included that this batch's repeats tell once more: those who made
    /// them may have crashed before they could tell.
    record Changes(List<Alias> merges, List<Splits.Caused> splits) {}

    private final Batch batch;
    private final Map<String, Integer> splitOf;

    /// @param splitOf the number of the last split of each tenant that has hubs
    Telling(Batch batch, Map<String, Integer> splitOf) {
        this.batch = batch;
        this.splitOf = splitOf;
    }

    /// @param woken events recorded earlier that this batch let into the books
    Told told(Changes changes, List<StoredEvent> woken, Map<Long, Node> survivors) {
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
                    splitOf(event.tenant()),
                    event.revision(),
                    StoredEvent.outcome(event.verdict(), false),
                    event.recordedAt(),
                    event.traceparent()));
        }
        Repeats.of(batch, OtherContent.CONFLICT).forEach(one -> events.add(other(one, Outcome.CONFLICT)));
        batch.undecided().forEach(one -> events.add(other(one, Outcome.REVISION)));
        Map<UUID, String> traceparents = traceparents();
        return new Told(
                splits(changes.splits(), traceparents), merges(changes.merges(), traceparents), events, tally());
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
                        splitOf(fact.tenant()),
                        fact.revision(),
                        outcome(fact),
                        batch.recordedAt(),
                        fact.first().incoming().traceparent())
                : new Told.Event(
                        fact.tenant(),
                        stored.record(),
                        fact.eventId(),
                        correlationId,
                        splitOf(fact.tenant()),
                        fact.revision(),
                        stored.outcome(),
                        stored.recordedAt(),
                        traceparent);
    }

    private Told.Event other(Repeats.Repeat repeat, Outcome outcome) {
        return new Told.Event(
                repeat.fact().tenant(),
                repeat.incoming().record(),
                repeat.fact().eventId(),
                repeat.fact().transaction().correlationId(),
                splitOf(repeat.fact().tenant()),
                repeat.fact().revision(),
                outcome,
                batch.recordedAt(),
                repeat.incoming().traceparent());
    }

    private static Outcome outcome(Fact fact) {
        return StoredEvent.outcome(Events.verdict(fact.first().posted()), fact.isAwaiting());
    }

    private int splitOf(String tenant) {
        return splitOf.getOrDefault(tenant, 0);
    }

    private Map<UUID, String> traceparents() {
        Map<UUID, String> traceparents = new HashMap<>();
        for (Fact fact : batch.facts()) {
            traceparents.put(fact.eventId(), fact.drafts().getLast().incoming().traceparent());
        }
        return traceparents;
    }

    private static List<Told.Split> splits(List<Splits.Caused> splits, Map<UUID, String> traceparents) {
        return splits.stream()
                .map(one -> new Told.Split(one.split(), Objects.requireNonNull(traceparents.get(one.cause()))))
                .toList();
    }

    private List<Told.Merge> merges(List<Alias> merges, Map<UUID, String> traceparents) {
        Map<Long, UUID> eventIds = new HashMap<>();
        batch.facts().forEach(fact -> eventIds.put(fact.id(), fact.eventId()));
        Map<Long, Alias> byAbsorbed = new LinkedHashMap<>();
        merges.forEach(alias -> byAbsorbed.put(alias.absorbed().id(), alias));
        return byAbsorbed.values().stream()
                .map(alias -> new Told.Merge(
                        new TransactionMerged(
                                alias.tenant(),
                                alias.survivor().correlationId(),
                                alias.absorbed().correlationId(),
                                splitOf(alias.tenant())),
                        Objects.requireNonNull(traceparents.get(eventIds.get(alias.cause())))))
                .toList();
    }

    private List<Told.Tally> tally() {
        List<Told.Tally> tally = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            if (fact.isNew()) {
                tally.add(new Told.Tally(fact.event().type(), outcome(fact).code()));
            }
            for (Draft repeat : fact.repeats()) {
                tally.add(new Told.Tally(fact.event().type(), ending(fact, repeat)));
            }
        }
        return tally;
    }

    private static String ending(Fact fact, Draft repeat) {
        if (!fact.contradicts(repeat)) {
            return "duplicate";
        }
        return switch (fact.otherContent(repeat)) {
            case CONFLICT -> Outcome.CONFLICT.code();
            case REVISION -> Outcome.REVISION.code();
            case SUPERSEDED -> "superseded";
        };
    }
}
