package io.tieout.ledger.db;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.db.BookValues.Part;
import io.tieout.ledger.db.BookValues.Setting;
import io.tieout.ledger.db.BookValues.Valued;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Pending;
import io.tieout.ledger.domain.PolicyTimeline;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.PostingPolicy;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Books what depends on a value of the books: the cost of goods, the rate of a currency.
///
/// What is booked is a function of the values and the events, never of which came first. Where no value holds yet the
/// part
/// waits, and where another value turns out to hold, its entry is reversed and booked again. docs/adr/0018 says why.
final class Valuation {

    /// The latest entry of an event.
    private record Last(int number, @Nullable String policy) {

        static final Last NONE = new Last(Books.OWN, null);
    }

    private static final String LAST =
            "SELECT DISTINCT ON (event) event, number, policy FROM entry WHERE event = ANY($1) ORDER BY event, number DESC";

    /// The number of the first entry of an event's values.
    private static final int FIRST = Books.OWN + 1;

    private final SqlConnection connection;
    private final BookValues values;
    private final Batch batch;
    private final Policies policies;

    Valuation(SqlConnection connection, Batch batch, Policies policies) {
        this.connection = connection;
        this.values = new BookValues(connection);
        this.batch = batch;
        this.policies = policies;
    }

    /// Before anything else of the batch is locked, so that two batches cannot wait for each other.
    Uni<Void> lock() {
        boolean sets = batch.facts().stream()
                .anyMatch(fact -> BookValue.setBy(fact.event()).isPresent());
        boolean uses = batch.facts().stream()
                .anyMatch(fact -> !fact.first().posted().pending().isEmpty());
        return sets || uses ? values.lock(sets) : Uni.createFrom().voidItem();
    }

    /// Books the batch's parts that are valued, and those of earlier batches whose value is another one now.
    Uni<Void> book() {
        List<Setting> settings = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (Fact fact : batch.fresh()) {
            BookValue.setBy(fact.event()).ifPresent(value -> settings.add(new Setting(fact, value)));
            fact.first().posted().pending().forEach(pending -> parts.add(new Part(fact, pending)));
        }
        return values.add(settings)
                .chain(() -> values.addParts(parts))
                .chain(added -> bookAdded(parts, added))
                .chain(() -> values.revalue(settings))
                .chain(changed -> changed.isEmpty() ? Uni.createFrom().voidItem() : bookChanged(changed));
    }

    private Uni<Void> bookAdded(List<Part> parts, List<Valued> added) {
        Set<String> names = new HashSet<>();
        parts.forEach(part -> names.add(part.pending().key().name()));
        Map<Long, List<Valued>> byEvent = added.stream().collect(groupingBy(Valued::event));
        return values.byEventId(ids(added, Valued::now), names).chain(found -> {
            List<Booking> bookings = new ArrayList<>();
            for (Fact fact : batch.fresh()) {
                List<Valued> valued = byEvent.getOrDefault(fact.id(), List.of());
                PostingPolicy policy = policies.of(fact.tenant()).of(fact.event());
                entry(policy, fact.event(), valued, Valued::now, found)
                        .ifPresent(entry -> bookings.add(new Booking(fact.id(), FIRST, fact.tenant(), entry)));
            }
            return Books.add(connection, bookings, batch.recordedAt());
        });
    }

    private Uni<Void> bookChanged(List<Valued> changed) {
        Map<Long, List<Valued>> byEvent = changed.stream().collect(groupingBy(Valued::event, TreeMap::new, toList()));
        Set<UUID> ids = ids(changed, Valued::now);
        ids.addAll(ids(changed, Valued::old));
        return StoredEvents.byId(connection, byEvent.keySet())
                .chain(events -> values.byEventId(ids, namesOf(events))
                        .chain(found -> lastEntries(byEvent.keySet()).chain(last -> {
                            List<Booking> bookings = new ArrayList<>();
                            for (StoredEvent event : events) {
                                List<Valued> valued = byEvent.getOrDefault(event.id(), List.of());
                                int number =
                                        last.getOrDefault(event.id(), Last.NONE).number();
                                PostingPolicy policy = policyOf(event, last.getOrDefault(event.id(), Last.NONE));
                                Optional<JournalEntry> before =
                                        entry(policy, event.event(), valued, Valued::old, found);
                                if (before.isPresent()) {
                                    bookings.add(new Booking(
                                            event.id(),
                                            ++number,
                                            event.tenant(),
                                            before.get().reversed()));
                                }
                                Optional<JournalEntry> after = entry(policy, event.event(), valued, Valued::now, found);
                                if (after.isPresent()) {
                                    bookings.add(new Booking(event.id(), ++number, event.tenant(), after.get()));
                                }
                            }
                            return Books.add(connection, bookings, batch.recordedAt());
                        })));
    }

    /// The version that booked an event goes on booking it: one dated far ahead may be older than the version of its
    /// day.
    private PostingPolicy policyOf(StoredEvent event, Last last) {
        PolicyTimeline timeline = policies.of(event.tenant());
        return Optional.ofNullable(last.policy())
                .flatMap(timeline::version)
                .orElseGet(() -> timeline.of(event.event()));
    }

    private static Optional<JournalEntry> entry(
            PostingPolicy policy,
            BusinessEvent event,
            List<Valued> valued,
            Function<Valued, @Nullable UUID> which,
            Map<UUID, BookValue> found) {
        Map<Integer, BookValue> byOrdinal = new HashMap<>();
        for (Valued part : valued) {
            UUID id = which.apply(part);
            BookValue value = id == null ? null : found.get(id);
            if (value != null) {
                byOrdinal.put(part.ordinal(), value);
            }
        }
        return byOrdinal.isEmpty() ? Optional.empty() : Posting.value(policy, event, byOrdinal);
    }

    private static Set<String> namesOf(List<StoredEvent> events) {
        Set<String> names = new HashSet<>();
        for (StoredEvent event : events) {
            for (Pending pending : Posting.pending(event.event())) {
                names.add(pending.key().name());
            }
        }
        return names;
    }

    private static Set<UUID> ids(List<Valued> valued, Function<Valued, @Nullable UUID> which) {
        Set<UUID> ids = new HashSet<>();
        for (Valued part : valued) {
            UUID id = which.apply(part);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    private Uni<Map<Long, Last>> lastEntries(Set<Long> events) {
        return connection
                .preparedQuery(LAST)
                .execute(Columns.of(events).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, Last> last = new HashMap<>();
                    rows.forEach(row -> last.put(
                            row.getLong("event"), new Last(row.getInteger("number"), row.getString("policy"))));
                    return last;
                });
    }
}
