package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.LateAmounts.Item;
import io.tieout.ledger.app.LateAmounts.State;
import io.tieout.ledger.app.Materialities;
import io.tieout.ledger.app.PeriodChanged;
import io.tieout.ledger.app.Periods;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodRules;
import io.tieout.ledger.domain.PeriodState;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Closes and reopens while no batch of the tenant is booked. The writer does it, because a reopening books for events;
/// every statement says for which tenant.
@ApplicationScoped
class PgPeriods implements Periods {

    private static final String BY_KEY = "SELECT " + PeriodRows.COLUMNS + """

              FROM period_change p WHERE p.tenant = $1 AND p.idempotency_key = $2""";

    private static final String ADD = """
            WITH added AS (
                INSERT INTO period_change (tenant, version, entity, period, action, events, corrections, idempotency_key,
                       content_hash, reason, requested_by, approved_by, changed_at, first_day, last_day)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                RETURNING tenant, version)
            INSERT INTO untold_period (tenant, version) SELECT tenant, version FROM added""";

    /// Between the first and the last day of a month with anything there is no period without.
    private static final String DAYS = """
            SELECT entity, min(day) AS first_day, max(day) AS last_day
              FROM (SELECT entity, business_date AS day FROM account_delta
                     UNION
                    SELECT entity, rpad(posted_in, 10, '-01')::date FROM account_delta WHERE posted_in <> ''
                     UNION
                    SELECT entity, first_day_of(c) FROM period_change c) AS known
             WHERE $1::text IS NULL OR entity = $1
             GROUP BY entity, date_trunc('month', day)""";

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::entity)
            .thenComparing(position -> position.period().firstDay(), Comparator.reverseOrder());

    private final TenantTx tx;
    private final Months months;
    private final KnownPeriods periods;
    private final Materialities materialities;
    private final Calendars calendars;

    PgPeriods(TenantTx tx, Months months, KnownPeriods periods, Materialities materialities, Calendars calendars) {
        this.tx = tx;
        this.months = months;
        this.periods = periods;
        this.materialities = materialities;
        this.calendars = calendars;
    }

    @Override
    public Uni<List<Period>> list(String tenant, @Nullable String entity, @Nullable Position after, int limit) {
        return tx.inTenantTx(
                tenant,
                connection -> Rows.read(connection, DAYS, Tuple.of(entity), row -> row)
                        .map(rows -> positions(tenant, rows))
                        .map(known -> (after == null ? known : known.tailSet(after, false))
                                .stream().limit(limit).toList())
                        .chain(asked -> PeriodRows.of(connection, tenant, asked)));
    }

    private NavigableSet<Position> positions(String tenant, List<Row> rows) {
        NavigableSet<Position> known = new TreeSet<>(ORDER);
        for (Row row : rows) {
            String entity = row.getString("entity");
            calendars
                    .of(tenant, entity)
                    .between(row.getLocalDate("first_day"), row.getLocalDate("last_day"))
                    .forEach(period -> known.add(new Position(entity, period)));
        }
        return known;
    }

    @Override
    public Uni<Period> find(String tenant, String entity, FiscalPeriod period) {
        return tx.inTenantTx(
                        tenant, connection -> PeriodRows.of(connection, tenant, List.of(new Position(entity, period))))
                .map(List::getFirst);
    }

    @Override
    public Uni<Optional<Decided>> findByKey(String tenant, String idempotencyKey) {
        return tx.inTenantTx(tenant, connection -> findByKey(connection, tenant, idempotencyKey));
    }

    @Override
    public Uni<PeriodChanged> change(Wish wish, InstantSource clock) {
        Instant at = clock.instant();
        return tx.inTenantTx(
                        wish.tenant(),
                        connection -> Approvals.isApproved(connection, wish.contentHash(), wish.approvedBy(), at))
                .chain(isApproved -> isApproved
                        ? months.ensure(at).chain(() -> tx.inWriterTx(connection -> alone(connection, wish, clock)))
                        : Uni.createFrom().item(new PeriodChanged.NotApproved(wish.approvedBy())));
    }

    /// It holds from an instant after it has the lock: what was recorded before that is booked by what held before.
    private Uni<PeriodChanged> alone(SqlConnection connection, Wish wish, InstantSource clock) {
        Set<String> tenant = Set.of(wish.tenant());
        return CrossReferenceRows.lock(connection, tenant, tenant)
                .chain(versions -> periods.of(connection, versions))
                .chain(states -> findByKey(connection, wish.tenant(), wish.idempotencyKey())
                        .chain(earlier -> earlier.isPresent()
                                ? Uni.createFrom().item(new PeriodChanged.Done(earlier.get(), false))
                                : judge(connection, wish, new Books(connection, states, clock.instant()))));
    }

    private Uni<PeriodChanged> judge(SqlConnection connection, Wish wish, Books books) {
        PeriodChange change = wish.change();
        Optional<PeriodState> forbids = PeriodRules.forbids(books.periodsOf(wish.tenant()), change);
        if (forbids.isPresent()) {
            return Uni.createFrom().item(new PeriodChanged.NotNow(forbids.get()));
        }
        return switch (change.action()) {
            case SOFT_CLOSE -> add(connection, wish, books);
            case CLOSE ->
                notSettled(connection, wish)
                        .chain(items -> items.isEmpty()
                                ? add(connection, wish, books)
                                : Uni.createFrom().item(new PeriodChanged.NotSettled(items)));
            case REOPEN ->
                new Reopening(connection, books, wish.tenant())
                        .book(change)
                        .chain(objections -> objections.isEmpty()
                                ? add(connection, wish, books)
                                : Uni.createFrom().item(new PeriodChanged.Refused(objections)));
        };
    }

    private Uni<List<Item>> notSettled(SqlConnection connection, Wish wish) {
        PeriodChange change = wish.change();
        LateRows.Asked asked = new LateRows.Asked(
                wish.tenant(),
                change.entity(),
                change.period(),
                materialities.of(change.entity()),
                calendars.of(wish.tenant(), change.entity()));
        return LateRows.of(connection, asked)
                .map(items -> items.stream()
                        .filter(item -> item.state() != State.DONE)
                        .toList());
    }

    private static Uni<PeriodChanged> add(SqlConnection connection, Wish wish, Books books) {
        PeriodChange change = wish.change();
        Tuple row = Tuple.from(new Object[] {
            wish.tenant(),
            books.periodsOf(wish.tenant()).version() + 1,
            change.entity(),
            change.period().name(),
            change.action().code(),
            change.events().toArray(UUID[]::new),
            change.corrections().toArray(String[]::new),
            wish.idempotencyKey(),
            wish.contentHash(),
            wish.reason(),
            wish.requestedBy(),
            wish.approvedBy(),
            Columns.utc(books.bookedAt()),
            change.period().firstDay(),
            change.period().lastDay()
        });
        return connection
                .preparedQuery(ADD)
                .execute(row)
                .chain(() -> findByKey(connection, wish.tenant(), wish.idempotencyKey()))
                .map(added -> new PeriodChanged.Done(added.orElseThrow(), true));
    }

    private static Uni<Optional<Decided>> findByKey(SqlConnection connection, String tenant, String idempotencyKey) {
        return Rows.read(connection, BY_KEY, Tuple.of(tenant, idempotencyKey), PeriodRows::decided)
                .map(found -> found.stream().findFirst());
    }
}
