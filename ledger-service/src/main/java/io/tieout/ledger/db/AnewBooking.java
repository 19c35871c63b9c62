package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.db.BookValues.Part;
import io.tieout.ledger.db.BookValues.Setting;
import io.tieout.ledger.db.BookValues.Valued;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.Netted;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reverses what stands for events and books what they say now, with the values that they set and use. Where that
/// leaves the same, nothing is booked.
final class AnewBooking {

    private static final String FORGET_PARTS = "DELETE FROM valued_part WHERE event = ANY($1)";

    private final SqlConnection connection;
    private final BookValues values;
    private final Revaluation revaluation;
    private final Books books;

    AnewBooking(SqlConnection connection, Revaluation revaluation, Books books) {
        this.connection = connection;
        this.values = new BookValues(connection);
        this.revaluation = revaluation;
        this.books = books;
    }

    Uni<Void> book(List<Anew> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Setting> former = settings(events, Anew::before);
        List<Setting> present = settings(events, Anew::now);
        List<Setting> changed = new ArrayList<>(former);
        changed.addAll(present);
        return values.remove(former)
                .chain(() -> values.add(present))
                .chain(() -> forgetParts(events))
                .chain(() -> values.addParts(parts(events)))
                .chain(valued -> bookEntries(events, valued))
                .chain(() -> values.revalue(changed))
                .chain(revaluation::book);
    }

    /// The values that events set: parts that used the former or use the present ones may be valued otherwise now.
    private static List<Setting> settings(List<Anew> events, Function<Anew, BusinessEvent> which) {
        List<Setting> settings = new ArrayList<>();
        for (Anew one : events) {
            StoredEvent stored = one.stored();
            BookValue.setBy(which.apply(one))
                    .ifPresent(value -> settings.add(new Setting(stored.tenant(), stored.eventId(), value)));
        }
        return settings;
    }

    private Uni<Void> forgetParts(List<Anew> events) {
        return connection
                .preparedQuery(FORGET_PARTS)
                .execute(Columns.of(events).longs(one -> one.stored().id()).tuple())
                .replaceWithVoid();
    }

    private List<Part> parts(List<Anew> events) {
        List<Part> parts = new ArrayList<>();
        for (Anew one : events) {
            one.posted()
                    .pending()
                    .forEach(pending ->
                            parts.add(new Part(one.stored().id(), one.stored().tenant(), pending)));
        }
        return parts;
    }

    private Uni<Void> bookEntries(List<Anew> events, List<Valued> valued) {
        Map<Long, List<Valued>> byEvent = valued.stream().collect(Collectors.groupingBy(Valued::event));
        Set<String> names = new HashSet<>();
        events.forEach(one -> one.posted()
                .pending()
                .forEach(pending -> names.add(pending.key().name())));
        List<Long> ids = events.stream().map(one -> one.stored().id()).toList();
        return values.byEventId(Revaluation.ids(valued, Valued::now), names)
                .chain(found -> StandingLines.of(connection, ids).chain(standing -> {
                    List<Booking> bookings = new ArrayList<>();
                    for (Anew one : events) {
                        List<JournalEntry> entries = entries(one, byEvent, found);
                        Netted stands = standing.getOrDefault(one.stored().id(), new Netted(Map.of()));
                        bookings.addAll(bookings(one, stands, entries));
                    }
                    return books.add(bookings);
                }));
    }

    private static List<JournalEntry> entries(Anew one, Map<Long, List<Valued>> byEvent, Map<UUID, BookValue> found) {
        List<JournalEntry> entries = new ArrayList<>();
        JournalEntry own = one.ownEntry();
        if (own != null) {
            entries.add(own);
        }
        Revaluation.entry(
                        one.policy(),
                        one.now(),
                        byEvent.getOrDefault(one.stored().id(), List.of()),
                        Valued::now,
                        found)
                .ifPresent(entries::add);
        return entries;
    }

    private static List<Booking> bookings(Anew one, Netted stands, List<JournalEntry> entries) {
        List<Line> lines =
                entries.stream().flatMap(entry -> entry.lines().stream()).toList();
        if (one.isOfSameDate() && Netted.of(lines).equals(stands)) {
            return List.of();
        }
        List<Booking> bookings = new ArrayList<>();
        String tenant = one.stored().tenant();
        int latest = one.last().number();
        int number = one.ownEntry() == null ? Math.max(latest, Books.OWN) : latest;
        if (!stands.isNothing()) {
            UUID eventId = one.stored().eventId();
            JournalEntry reversal = new JournalEntry(
                    eventId,
                    one.before().envelope().businessDate(),
                    one.last().row() + " reversed",
                    one.policy().id(),
                    stands.reversed().lines(),
                    eventId);
            bookings.add(new Booking(one.stored().id(), ++number, tenant, reversal));
        }
        for (JournalEntry entry : entries) {
            bookings.add(new Booking(one.stored().id(), ++number, tenant, entry));
        }
        return bookings;
    }
}
