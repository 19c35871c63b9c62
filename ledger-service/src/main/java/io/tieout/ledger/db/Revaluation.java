package io.tieout.ledger.db;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.app.Policies;
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

/// Books anew the parts of events for which another value holds than the one they are booked by.
final class Revaluation {

    /// The latest entry of an event.
    record Last(int number, String row, @Nullable String policy) {

        /// Nothing is booked for it yet; its own entry is the first.
        static final Last NOTHING = new Last(Books.OWN - 1, "", null);

        /// Nothing is booked for it yet, and what is valued follows its own entry.
        static final Last NONE = new Last(Books.OWN, "", null);
    }

    private static final String LAST =
            "SELECT DISTINCT ON (event) event, number, posting_row, policy FROM entry WHERE event = ANY($1) ORDER BY event, number DESC";

    private final SqlConnection connection;
    private final BookValues values;
    private final Policies policies;
    private final Books books;

    Revaluation(SqlConnection connection, Policies policies, Books books) {
        this.connection = connection;
        this.values = new BookValues(connection);
        this.policies = policies;
        this.books = books;
    }

    /// Those of `changed` whose booked value is not the one that holds are reversed and booked again.
    Uni<Void> book(List<Valued> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Long, List<Valued>> byEvent = changed.stream().collect(groupingBy(Valued::event, TreeMap::new, toList()));
        Set<UUID> ids = ids(changed, Valued::now);
        ids.addAll(ids(changed, Valued::old));
        return BookedEvents.byId(connection, byEvent.keySet())
                .chain(events -> values.byEventId(ids, namesOf(events))
                        .chain(found -> lastEntries(byEvent.keySet()).chain(last -> {
                            List<Booking> bookings = new ArrayList<>();
                            for (BookedEvents.One one : events) {
                                StoredEvent event = one.stored();
                                List<Valued> valued = byEvent.getOrDefault(event.id(), List.of());
                                int number =
                                        last.getOrDefault(event.id(), Last.NONE).number();
                                PostingPolicy policy = policyOf(one, last.getOrDefault(event.id(), Last.NONE));
                                Optional<JournalEntry> before = entry(policy, one.event(), valued, Valued::old, found);
                                if (before.isPresent()) {
                                    bookings.add(new Booking(
                                            event.id(),
                                            ++number,
                                            event.tenant(),
                                            before.get().reversed()));
                                }
                                Optional<JournalEntry> after = entry(policy, one.event(), valued, Valued::now, found);
                                if (after.isPresent()) {
                                    bookings.add(new Booking(event.id(), ++number, event.tenant(), after.get()));
                                }
                            }
                            return books.add(bookings);
                        })));
    }

    /// The version that booked an event goes on booking it: one dated far ahead may be older than the version of its
    /// day.
    PostingPolicy policyOf(BookedEvents.One one, Last last) {
        PolicyTimeline timeline = policies.of(one.stored().tenant());
        return Optional.ofNullable(last.policy()).flatMap(timeline::version).orElseGet(() -> timeline.of(one.event()));
    }

    static Optional<JournalEntry> entry(
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

    private static Set<String> namesOf(List<BookedEvents.One> events) {
        Set<String> names = new HashSet<>();
        for (BookedEvents.One one : events) {
            for (Pending pending : Posting.pending(one.event())) {
                names.add(pending.key().name());
            }
        }
        return names;
    }

    static Set<UUID> ids(List<Valued> valued, Function<Valued, @Nullable UUID> which) {
        Set<UUID> ids = new HashSet<>();
        for (Valued part : valued) {
            UUID id = which.apply(part);
            if (id != null) {
                ids.add(id);
            }
        }
        return ids;
    }

    Uni<Map<Long, Last>> lastEntries(Set<Long> events) {
        return connection
                .preparedQuery(LAST)
                .execute(Columns.of(events).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, Last> last = new HashMap<>();
                    rows.forEach(row -> last.put(
                            row.getLong("event"),
                            new Last(row.getInteger("number"), row.getString("posting_row"), row.getString("policy"))));
                    return last;
                });
    }
}
