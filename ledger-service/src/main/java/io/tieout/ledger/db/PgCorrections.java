package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BookedCorrection;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.Corrected;
import io.tieout.ledger.app.Corrections;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.domain.Correction;
import io.tieout.ledger.domain.CorrectionKind;
import io.tieout.ledger.domain.CorrectionRules;
import io.tieout.ledger.domain.CorrectionRules.Standing;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Netted;
import io.tieout.ledger.domain.Netted.Place;
import io.tieout.ledger.domain.Objection;
import io.tieout.ledger.domain.PeriodRules;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgCorrections implements Corrections {

    private static final String FIND = """
            SELECT id, correction_id, idempotency_key, content_hash, kind, event_id, entity, business_date, reverse_on,
                   posting_row, reason, requested_by, approved_by, booked_at
              FROM correction WHERE\s""";

    private static final String BY_KEY = FIND + "idempotency_key = $1";
    private static final String BY_ID = FIND + "correction_id = $1";

    private static final String ENTRIES = EntryRows.SELECT + " WHERE n.event = $1 ORDER BY n.number";

    /// Two corrections of one event would both see it as it was before.
    private static final String LOCK_EVENT =
            "SELECT pg_advisory_xact_lock(hashtext('tieout.correction'), hashtext($1::text))";

    private static final String EVENT = """
            SELECT e.id, e.transaction, EXISTS (SELECT FROM entry n WHERE n.event = e.id) AS was_booked
              FROM event_key k JOIN event e ON e.id = k.event AND e.recorded_at = k.recorded_at
             WHERE k.event_id = $1""";

    private static final String LEFT = """
            SELECT entity, account, sub_key, currency, sum(amount_minor)::bigint AS minor
              FROM line
             WHERE event = $1 OR event IN (SELECT id FROM correction WHERE event = $1)
             GROUP BY entity, account, sub_key, currency""";

    private static final String ADD = """
            INSERT INTO correction (id, correction_id, tenant, idempotency_key, content_hash, kind, posting_row, entity,
                   business_date, reverse_on, reason, event, event_id, transaction, requested_by, approved_by, booked_at)
            VALUES (nextval('event_id'), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            ON CONFLICT (tenant, idempotency_key) DO NOTHING
            RETURNING id""";

    private static final String UNTOLD = "INSERT INTO untold_correction (correction, tenant) VALUES ($1, $2)";

    /// The event that is corrected, as it is recorded.
    private record Target(long id, long transaction, Standing standing) {}

    private final TenantTx tx;
    private final Months months;
    private final KnownPeriods periods;
    private final Calendars calendars;

    PgCorrections(TenantTx tx, Months months, KnownPeriods periods, Calendars calendars) {
        this.tx = tx;
        this.months = months;
        this.periods = periods;
        this.calendars = calendars;
    }

    @Override
    public Uni<Optional<BookedCorrection>> findByKey(String tenant, String idempotencyKey) {
        return tx.inTenantTx(tenant, connection -> find(connection, BY_KEY, idempotencyKey));
    }

    @Override
    public Uni<Optional<BookedCorrection>> find(String tenant, UUID correctionId) {
        return tx.inTenantTx(tenant, connection -> find(connection, BY_ID, correctionId));
    }

    @Override
    public Uni<Void> approve(String tenant, String contentHash, String by, Instant at) {
        return tx.inTenantTx(tenant, connection -> Approvals.add(connection, tenant, contentHash, by, at));
    }

    @Override
    public Uni<Corrected> book(Proposed proposed, String policy, Instant bookedAt) {
        return months.ensure(bookedAt)
                .chain(() -> tx.inTenantTx(
                        proposed.correction().tenant(),
                        connection -> Approvals.isApproved(
                                        connection, proposed.contentHash(), proposed.approvedBy(), bookedAt)
                                .chain(isApproved -> isApproved
                                        ? inOpenPeriod(connection, proposed, policy, bookedAt)
                                        : Uni.createFrom()
                                                .item(new Corrected.NotApproved(
                                                        proposed.approvedBy(), APPROVAL_VALID)))));
    }

    /// While nobody closes one.
    private Uni<Corrected> inOpenPeriod(SqlConnection connection, Proposed proposed, String policy, Instant bookedAt) {
        String tenant = proposed.correction().tenant();
        return CrossReferenceRows.lock(connection, Set.of(tenant), Set.of())
                .chain(versions -> periods.of(connection, versions))
                .chain(states -> {
                    Books books = new Books(connection, states, bookedAt);
                    List<Objection> objections = PeriodRules.objections(
                            proposed.correction(), books.periodsOf(tenant), calendars.of(tenant));
                    return objections.isEmpty()
                            ? judge(connection, proposed, policy, books)
                            : refusedUnlessRepeated(connection, proposed, objections);
                });
    }

    private static Uni<Corrected> judge(SqlConnection connection, Proposed proposed, String policy, Books books) {
        UUID eventId = proposed.correction().eventId();
        if (eventId == null) {
            return add(connection, proposed, null, policy, books);
        }
        return target(connection, eventId).chain(target -> {
            if (target.isEmpty()) {
                return Uni.createFrom().item(new Corrected.UnknownEvent(eventId));
            }
            Optional<Objection> objection = CorrectionRules.objection(
                    proposed.correction(), target.get().standing());
            return objection.isPresent()
                    ? refusedUnlessRepeated(connection, proposed, List.of(objection.get()))
                    : add(connection, proposed, target.get(), policy, books);
        });
    }

    /// A repeat that raced with the first finds the event as the first left it.
    private static Uni<Corrected> refusedUnlessRepeated(
            SqlConnection connection, Proposed proposed, List<Objection> objections) {
        return find(connection, BY_KEY, proposed.correction().idempotencyKey())
                .map(earlier -> earlier.<Corrected>map(booked -> new Corrected.Booked(booked, false))
                        .orElseGet(() -> new Corrected.Refused(objections)));
    }

    private static Uni<Optional<Target>> target(SqlConnection connection, UUID eventId) {
        return connection
                .preparedQuery(LOCK_EVENT)
                .execute(Tuple.of(eventId.toString()))
                .chain(() -> connection.preparedQuery(EVENT).execute(Tuple.of(eventId)))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(Optional.<Target>empty())
                        : target(connection, rows.iterator().next()).map(Optional::of));
    }

    private static Uni<Target> target(SqlConnection connection, Row event) {
        long id = event.getLong("id");
        return connection.preparedQuery(LEFT).execute(Tuple.of(id)).map(rows -> {
            Map<Place, Long> left = new HashMap<>();
            for (Row row : rows) {
                left.put(
                        new Place(
                                row.getString("entity"),
                                row.getString("account"),
                                row.getString("sub_key"),
                                Money.currencyOf(row.getString("currency"))),
                        row.getLong("minor"));
            }
            return new Target(
                    id, event.getLong("transaction"), new Standing(event.getBoolean("was_booked"), new Netted(left)));
        });
    }

    private static Uni<Corrected> add(
            SqlConnection connection, Proposed proposed, @Nullable Target target, String policy, Books books) {
        Correction correction = proposed.correction();
        return connection
                .preparedQuery(ADD)
                .execute(row(proposed, target, books.bookedAt()))
                .chain(rows -> {
                    boolean isNew = rows.size() > 0;
                    Uni<Void> booked = isNew
                            ? book(connection, rows.iterator().next().getLong("id"), correction, policy, books)
                            : Uni.createFrom().voidItem();
                    return booked.chain(() -> find(connection, BY_KEY, correction.idempotencyKey()))
                            .map(kept -> new Corrected.Booked(kept.orElseThrow(), isNew));
                });
    }

    private static Uni<Void> book(
            SqlConnection connection, long id, Correction correction, String policy, Books books) {
        return books.add(bookings(id, correction, policy))
                .chain(() -> connection.preparedQuery(UNTOLD).execute(Tuple.of(id, correction.tenant())))
                .replaceWithVoid();
    }

    private static Tuple row(Proposed proposed, @Nullable Target target, Instant bookedAt) {
        Correction correction = proposed.correction();
        return Tuple.from(new @Nullable Object[] {
            correction.id(),
            correction.tenant(),
            correction.idempotencyKey(),
            proposed.contentHash(),
            correction.kind().code(),
            correction.row(),
            correction.entity(),
            correction.businessDate(),
            correction.reverseOn(),
            correction.reason(),
            target == null ? null : target.id(),
            correction.eventId(),
            target == null ? null : target.transaction(),
            proposed.requestedBy(),
            proposed.approvedBy(),
            Columns.utc(bookedAt)
        });
    }

    /// Each in the period that somebody dated it in.
    private static List<Booking> bookings(long id, Correction correction, String policy) {
        List<Booking> bookings = new ArrayList<>();
        for (JournalEntry entry : correction.entries(policy)) {
            bookings.add(new Booking(id, bookings.size(), correction.tenant(), entry, entry.businessDate()));
        }
        return bookings;
    }

    private static Uni<Optional<BookedCorrection>> find(SqlConnection connection, String query, Object key) {
        return connection.preparedQuery(query).execute(Tuple.of(key)).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(Optional.<BookedCorrection>empty());
            }
            Row row = rows.iterator().next();
            return EntryRows.read(connection, ENTRIES, Tuple.of(row.getLong("id")))
                    .map(entries -> Optional.of(correction(row, entries)));
        });
    }

    private static BookedCorrection correction(Row row, List<BookedEntry> entries) {
        return new BookedCorrection(
                row.getUUID("correction_id"),
                row.getString("idempotency_key"),
                row.getString("content_hash"),
                Coded.of(CorrectionKind.class, row.getString("kind")),
                row.getUUID("event_id"),
                row.getString("entity"),
                row.getLocalDate("business_date"),
                row.getLocalDate("reverse_on"),
                row.getString("posting_row"),
                row.getString("reason"),
                row.getString("requested_by"),
                row.getString("approved_by"),
                row.getOffsetDateTime("booked_at").toInstant(),
                entries);
    }
}
