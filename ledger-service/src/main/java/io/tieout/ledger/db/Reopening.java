package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Netted;
import io.tieout.ledger.domain.Netted.Place;
import io.tieout.ledger.domain.Objection;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodStates;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Posts what came late into a closed period in that period after all: what stands for it in later ones is reversed
/// there, or in the first open one, and booked in its own. Nothing else gets in.
final class Reopening {

    /// What the late entries of these events leave, whichever periods took them.
    private static final String LATE = """
            SELECT k.event_id, n.event, n.business_date, l.entity, l.account, l.sub_key, l.currency,
                   sum(l.amount_minor)::bigint AS minor, max(n.posted_in) AS posted_in
              FROM unnest($1::uuid[]) AS asked (event_id)
              JOIN event_key k ON k.event_id = asked.event_id AND k.tenant = $2
              JOIN entry n ON n.event = k.event AND n.posted_in > $5 AND n.business_date BETWEEN $3 AND $4
              JOIN line l ON l.event = n.event AND l.number = n.number AND l.booked_at = n.booked_at
             GROUP BY 1, 2, 3, 4, 5, 6, 7
            HAVING sum(l.amount_minor) <> 0
             ORDER BY n.event, n.business_date""";

    private static final String LAST = """
            SELECT DISTINCT ON (event) event, number, posting_row, policy
              FROM entry WHERE event = ANY($1) ORDER BY event, number DESC""";

    /// Late entries of one event and day.
    private static final class Late {

        private final UUID eventId;
        private final long event;
        private final LocalDate businessDate;
        private final Map<Place, Long> minor = new TreeMap<>();
        private LocalDate postedOn;

        Late(Row row) {
            eventId = row.getUUID("event_id");
            event = row.getLong("event");
            businessDate = row.getLocalDate("business_date");
            postedOn = PostedIn.day(row.getString("posted_in"));
        }

        void add(Row row) {
            minor.put(
                    new Place(
                            row.getString("entity"),
                            row.getString("account"),
                            row.getString("sub_key"),
                            Money.currencyOf(row.getString("currency"))),
                    row.getLong("minor"));
            LocalDate other = PostedIn.day(row.getString("posted_in"));
            postedOn = other.isAfter(postedOn) ? other : postedOn;
        }

        Set<String> entities() {
            Set<String> entities = new TreeSet<>();
            minor.keySet().forEach(place -> entities.add(place.entity()));
            return entities;
        }
    }

    private final SqlConnection connection;
    private final Books books;
    private final String tenant;

    Reopening(SqlConnection connection, Books books, String tenant) {
        this.connection = connection;
        this.books = books;
        this.tenant = tenant;
    }

    /// Completes with what is against it; then nothing is booked.
    Uni<List<Objection>> book(PeriodChange change) {
        if (change.events().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<UUID> asked = Columns.of(change.events())
                .uuids(id -> id)
                .same(tenant)
                .same(change.period().firstDay())
                .same(change.period().lastDay())
                .same(PostedIn.lastOf(change.period()));
        return Rows.read(connection, LATE, asked.tuple(), row -> row).chain(rows -> {
            List<Late> all = gather(rows);
            List<Objection> objections = objections(change, all);
            return objections.isEmpty()
                    ? post(all).replaceWith(objections)
                    : Uni.createFrom().item(objections);
        });
    }

    private static List<Late> gather(List<Row> rows) {
        Map<List<Object>, Late> all = new HashMap<>();
        List<Late> inOrder = new ArrayList<>();
        for (Row row : rows) {
            Late late = all.computeIfAbsent(List.of(row.getLong("event"), row.getLocalDate("business_date")), _ -> {
                Late first = new Late(row);
                inOrder.add(first);
                return first;
            });
            late.add(row);
        }
        return inOrder;
    }

    private List<Objection> objections(PeriodChange change, List<Late> all) {
        List<Objection> objections = new ArrayList<>();
        for (int i = 0; i < change.events().size(); i++) {
            UUID eventId = change.events().get(i);
            List<Late> late =
                    all.stream().filter(one -> one.eventId.equals(eventId)).toList();
            String pointer = "/events/" + i;
            against(change, late).ifPresent(why -> objections.add(new Objection(pointer, why, "Leave it out.")));
        }
        return objections;
    }

    private Optional<String> against(PeriodChange change, List<Late> late) {
        if (late.isEmpty()) {
            return Optional.of("Nothing of it is of " + change.period().name() + " and posted in a later period.");
        }
        Set<String> entities = new TreeSet<>();
        late.forEach(one -> entities.addAll(one.entities()));
        if (!entities.contains(change.entity())) {
            return Optional.of("It does not stand in the books of " + change.entity() + ".");
        }
        PeriodStates states = books.periodsOf(tenant);
        return entities.stream()
                .filter(entity -> !entity.equals(change.entity())
                        && late.stream().anyMatch(one -> states.isClosed(entity, one.businessDate)))
                .findFirst()
                .map(entity -> "It stands in the books of " + entity + " too, whose "
                        + change.period().name() + " is closed.");
    }

    private Uni<Void> post(List<Late> all) {
        Columns<Late> events = Columns.of(all).longs(one -> one.event);
        return Rows.read(connection, LAST, events.tuple(), row -> row).chain(rows -> {
            Map<Long, Row> last = new HashMap<>();
            Map<Long, Integer> numbers = new HashMap<>();
            rows.forEach(row -> {
                last.put(row.getLong("event"), row);
                numbers.put(row.getLong("event"), row.getInteger("number"));
            });
            List<Booking> bookings = new ArrayList<>();
            for (Late one : all) {
                Row latest = last.get(one.event);
                if (latest == null) {
                    throw new IllegalStateException("an event with late entries has a last one");
                }
                addBookings(bookings, one, latest, numbers);
            }
            return books.add(bookings);
        });
    }

    private void addBookings(List<Booking> bookings, Late late, Row last, Map<Long, Integer> numbers) {
        Netted net = new Netted(late.minor);
        String row = last.getString("posting_row");
        String policy = last.getString("policy");
        JournalEntry undone = new JournalEntry(
                late.eventId,
                late.businessDate,
                row + " reversed",
                policy,
                net.reversed().lines(),
                late.eventId);
        JournalEntry again = new JournalEntry(late.eventId, late.businessDate, row, policy, net.lines(), null);
        LocalDate undoneOn = books.periodsOf(tenant).postedOn(late.entities(), late.postedOn);
        bookings.add(new Booking(late.event, numbers.merge(late.event, 1, Integer::sum), tenant, undone, undoneOn));
        bookings.add(
                new Booking(late.event, numbers.merge(late.event, 1, Integer::sum), tenant, again, late.businessDate));
    }
}
