package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.db.BookValues.Part;
import io.tieout.ledger.db.BookValues.Setting;
import io.tieout.ledger.db.BookValues.Valued;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.db.Revaluation.Last;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeUse;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.Netted;
import io.tieout.ledger.domain.Posted;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.domain.Translation;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Books events anew of which a code turned out to mean something else: what stands for them is reversed, and what they
/// say in the codes of the books is booked. Where that leaves the same, nothing is booked.
final class CodeRebooking {

    private static final String CANONICAL = """
            UPDATE coded_event u SET canonical = c.canonical
              FROM unnest($1::bigint[], $2::text[]) AS c (event, canonical)
             WHERE u.event = c.event AND u.kind = $3 AND u.code = $4""";

    private static final String FORGET_PARTS = "DELETE FROM valued_part WHERE event = ANY($1)";

    private static final String MOVE_VALUES = """
            UPDATE book_value v SET name = m.name, location = m.location
              FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) AS m (event_id, former, name, location)
             WHERE v.name = m.former AND v.event_id = m.event_id AND v.tenant = $5""";

    private static final String REBOOKED = """
            INSERT INTO rebooked_event (event, verdict, suspense_code, tenant, booked_at)
            SELECT *, $4, $5 FROM unnest($1::bigint[], $2::text[], $3::text[])
            ON CONFLICT (event) DO UPDATE SET verdict = excluded.verdict, suspense_code = excluded.suspense_code,
                                              booked_at = excluded.booked_at""";

    /// An event with the code: what the code was taken for, and what it means.
    record Carrier(
            long event, @Nullable String before, @Nullable String now) {

        boolean isChanged() {
            return !Objects.equals(before, now);
        }
    }

    /// An event before and after.
    private record Anew(
            StoredEvent stored,
            BusinessEvent before,
            BusinessEvent now,
            PostingPolicy policy,
            Posted posted,
            Last last) {

        /// Null where it has none, or where it still waits for the fact it takes back: then it will be booked by what
        /// the
        /// code means by that time.
        @Nullable
        JournalEntry ownEntry() {
            return stored.awaits() != null && !stored.hasEntry() ? null : posted.entry();
        }
    }

    private final SqlConnection connection;
    private final BookValues values;
    private final Revaluation revaluation;
    private final String tenant;
    private final Instant bookedAt;

    CodeRebooking(SqlConnection connection, Policies policies, String tenant, Instant bookedAt) {
        this.connection = connection;
        this.values = new BookValues(connection);
        this.revaluation = new Revaluation(connection, policies, bookedAt);
        this.tenant = tenant;
        this.bookedAt = bookedAt;
    }

    /// Completes with the number of events that were looked at anew. What people corrected is left to them.
    Uni<Integer> book(CodeKey key, List<Carrier> changed) {
        if (changed.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<Long, Carrier> carriers = changed.stream().collect(Collectors.toMap(Carrier::event, one -> one));
        return StoredEvents.byId(connection, carriers.keySet())
                .chain(stored -> StandingLines.uncorrected(connection, stored))
                .chain(stored -> BookedEvents.uses(connection, ids(stored))
                        .chain(uses -> revaluation
                                .lastEntries(Set.copyOf(ids(stored)))
                                .map(last -> stored.stream()
                                        .map(event -> anew(event, uses, key, carriers, last))
                                        .toList())))
                .chain(events -> setCanonical(key, changed).chain(() -> book(events)))
                .replaceWith(changed.size());
    }

    private Anew anew(
            StoredEvent stored,
            Map<Long, List<CodeUse>> uses,
            CodeKey key,
            Map<Long, Carrier> carriers,
            Map<Long, Last> last) {
        List<CodeUse> before = uses.getOrDefault(stored.id(), List.of());
        String canonical = Objects.requireNonNull(carriers.get(stored.id())).now();
        List<CodeUse> now = before.stream()
                .map(use -> use.kind() == key.kind() && use.code().equals(key.code())
                        ? new CodeUse(use.kind(), use.code(), canonical)
                        : use)
                .toList();
        BusinessEvent event = Translation.asBooked(stored.event(), now);
        Last latest = last.getOrDefault(stored.id(), Last.NOTHING);
        PostingPolicy policy = revaluation.policyOf(new BookedEvents.One(stored, event), latest);
        return new Anew(
                stored,
                Translation.asBooked(stored.event(), before),
                event,
                policy,
                Posting.post(policy, event),
                latest);
    }

    private Uni<Void> setCanonical(CodeKey key, List<Carrier> changed) {
        return connection
                .preparedQuery(CANONICAL)
                .execute(Columns.of(changed)
                        .longs(Carrier::event)
                        .texts(Carrier::now)
                        .same(key.kind().code())
                        .same(key.code())
                        .tuple())
                .replaceWithVoid();
    }

    private Uni<Void> book(List<Anew> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Setting> settings = settings(events);
        return moveValues(events)
                .chain(() -> forgetParts(events))
                .chain(() -> values.addParts(parts(events)))
                .chain(valued -> bookEntries(events, valued))
                .chain(() -> keepVerdicts(events))
                .chain(() -> values.revalue(settings))
                .chain(revaluation::book);
    }

    /// The values under their former and their present names: parts that used either may be valued otherwise now.
    private List<Setting> settings(List<Anew> events) {
        List<Setting> settings = new ArrayList<>();
        for (Anew one : events) {
            UUID eventId = one.stored().eventId();
            BookValue.setBy(one.before()).ifPresent(value -> settings.add(new Setting(tenant, eventId, value)));
            BookValue.setBy(one.now()).ifPresent(value -> settings.add(new Setting(tenant, eventId, value)));
        }
        return settings;
    }

    private Uni<Void> moveValues(List<Anew> events) {
        List<Anew> setters = events.stream()
                .filter(one -> BookValue.setBy(one.now()).isPresent())
                .toList();
        if (setters.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(MOVE_VALUES)
                .execute(Columns.of(setters)
                        .uuids(one -> one.stored().eventId())
                        .texts(one -> BookValue.setBy(one.before())
                                .orElseThrow()
                                .key()
                                .name())
                        .texts(one ->
                                BookValue.setBy(one.now()).orElseThrow().key().name())
                        .texts(one -> Objects.requireNonNullElse(
                                BookValue.setBy(one.now()).orElseThrow().key().location(), ""))
                        .same(tenant)
                        .tuple())
                .replaceWithVoid();
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
                    .forEach(pending -> parts.add(new Part(one.stored().id(), tenant, pending)));
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
                    return Books.add(connection, bookings, bookedAt);
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

    private List<Booking> bookings(Anew one, Netted stands, List<JournalEntry> entries) {
        List<Line> lines =
                entries.stream().flatMap(entry -> entry.lines().stream()).toList();
        if (Netted.of(lines).equals(stands)) {
            return List.of();
        }
        List<Booking> bookings = new ArrayList<>();
        int latest = one.last().number();
        int number = one.ownEntry() == null ? Math.max(latest, Books.OWN) : latest;
        if (!stands.isNothing()) {
            UUID eventId = one.stored().eventId();
            JournalEntry reversal = new JournalEntry(
                    eventId,
                    one.now().envelope().businessDate(),
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

    private Uni<Void> keepVerdicts(List<Anew> events) {
        return connection
                .preparedQuery(REBOOKED)
                .execute(Columns.of(events)
                        .longs(one -> one.stored().id())
                        .texts(one -> Events.verdict(one.posted()))
                        .texts(one -> one.posted().suspenseCode())
                        .same(tenant)
                        .same(bookedAt)
                        .tuple())
                .replaceWithVoid();
    }

    private static List<Long> ids(List<StoredEvent> stored) {
        return stored.stream().map(StoredEvent::id).toList();
    }
}
