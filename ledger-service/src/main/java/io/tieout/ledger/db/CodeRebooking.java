package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.db.Revaluation.Last;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeUse;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.domain.Translation;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Books events anew of which a code turned out to mean something else: what stands for them is reversed, and what they
/// say in the codes of the books is booked. Where that leaves the same, nothing is booked.
final class CodeRebooking {

    private static final String CANONICAL = """
            UPDATE coded_event u SET canonical = c.canonical
              FROM unnest($1::bigint[], $2::text[]) AS c (event, canonical)
             WHERE u.event = c.event AND u.kind = $3 AND u.code = $4""";

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

    private final SqlConnection connection;
    private final AnewBooking booking;
    private final Revaluation revaluation;
    private final String tenant;
    private final Instant bookedAt;

    CodeRebooking(SqlConnection connection, Policies policies, String tenant, Books books) {
        this.connection = connection;
        this.revaluation = new Revaluation(connection, policies, books);
        this.booking = new AnewBooking(connection, revaluation, books);
        this.tenant = tenant;
        this.bookedAt = books.bookedAt();
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
                latest,
                stored.awaits() != null && !stored.hasEntry());
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
        return booking.book(events).chain(() -> keepVerdicts(events));
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
