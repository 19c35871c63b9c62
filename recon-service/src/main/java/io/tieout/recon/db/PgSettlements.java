package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalCalendar;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.Settlements;
import io.tieout.recon.db.BreakRows.Owned;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.settle.Settling.Standing;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/// Small breaks in PostgreSQL. An index holds just those that nobody looked at, so looking for them costs
/// nothing where there are none.
@ApplicationScoped
class PgSettlements implements Settlements {

    private static final int PAGE = 200;

    /// As the index has it. The caps are below that in any currency.
    private static final String FRESH = """
            b.status = 'open' AND b.class IN ('amount', 'fee-or-fx') AND b.absolute_minor BETWEEN 1 AND 50
              AND b.version > b.settle_version""";

    private static final String BOOKS =
            "SELECT DISTINCT b.tenant, b.entity, b.currency FROM break b WHERE " + FRESH + " ORDER BY 1, 2, 3 LIMIT $1";

    /// Of several instances one settles, so that none goes over a cap that the other has used up.
    private static final String ALONE = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 54))";

    /// What is locked is being changed and comes again with its new version.
    private static final String PAGE_OF_FRESH = """
            SELECT b.transaction_id, %s, EXISTS (
                       SELECT 1 FROM acceptance_step a
                        WHERE a.tenant = b.tenant AND a.break_id = b.break_id AND a.action = 'withdrawn') AS is_withdrawn
              FROM break b
             WHERE b.tenant = $1 AND b.entity = $2 AND b.currency = $3 AND %s
             ORDER BY b.business_date, b.break_id
             LIMIT %d
               FOR NO KEY UPDATE OF b SKIP LOCKED""".formatted(BreakRows.STATE, FRESH, PAGE);

    /// Of the periods and the thirty days around the page.
    private static final String STANDING = """
            SELECT b.rule, b.business_date, (b.state -> 'delta' ->> 'amount') LIKE '-%', count(*),
                   sum(b.absolute_minor)::bigint
              FROM break b
             WHERE b.tenant = $1 AND b.entity = $2 AND b.currency = $3 AND b.status = 'accepted'
               AND b.state -> 'accepted' ->> 'approvedBy' IS NULL AND b.business_date BETWEEN $4 AND $5
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    private static final String LOOKED_AT =
            "UPDATE break b SET settle_version = b.version WHERE b.tenant = $1 AND b.break_id = ANY ($2::uuid[])";

    private final TenantTx tx;

    PgSettlements(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Books>> books(int booksMax) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(BOOKS)
                .execute(Tuple.of(booksMax))
                .map(rows -> {
                    List<Books> books = new ArrayList<>(rows.size());
                    rows.forEach(row -> books.add(
                            new Books(row.getString(0), row.getString(1), Money.currencyOf(row.getString(2)))));
                    return books;
                }));
    }

    @Override
    public Uni<List<Break>> settle(Books books, Instant at, Function<Open, Decided> decide) {
        String name = String.join(
                "|", books.tenant(), books.entity(), books.currency().getCurrencyCode());
        return tx.inWriterTx(connection -> connection
                .preparedQuery(ALONE)
                .execute(Tuple.of(name))
                .chain(rows -> rows.iterator().next().getBoolean(0)
                        ? page(connection, books)
                                .chain(page -> page.isEmpty()
                                        ? Uni.createFrom().item(List.of())
                                        : standing(connection, books, page)
                                                .map(standing -> decide.apply(new Open(willing(page), standing)))
                                                .chain(decided -> keep(connection, books, at, page, decided)))
                        : Uni.createFrom().item(List.of())));
    }

    private record Small(Owned owned, boolean isWithdrawn) {
        LocalDate day() {
            return owned.subject().state().businessDate();
        }
    }

    private static Uni<List<Small>> page(SqlConnection connection, Books books) {
        return connection
                .preparedQuery(PAGE_OF_FRESH)
                .execute(Tuple.of(
                        books.tenant(), books.entity(), books.currency().getCurrencyCode()))
                .map(rows -> {
                    List<Small> page = new ArrayList<>(rows.size());
                    rows.forEach(row -> page.add(new Small(
                            new Owned(BreakRows.read(row), row.getUUID("transaction_id")),
                            row.getBoolean("is_withdrawn"))));
                    return page;
                });
    }

    private static List<Break> willing(List<Small> page) {
        return page.stream()
                .filter(each -> !each.isWithdrawn())
                .map(each -> each.owned().subject())
                .toList();
    }

    private static Uni<List<Standing>> standing(SqlConnection connection, Books books, List<Small> page) {
        LocalDate first =
                page.stream().map(Small::day).min(Comparator.naturalOrder()).orElseThrow();
        LocalDate last =
                page.stream().map(Small::day).max(Comparator.naturalOrder()).orElseThrow();
        return connection
                .preparedQuery(STANDING)
                .execute(Tuple.of(
                        books.tenant(),
                        books.entity(),
                        books.currency().getCurrencyCode(),
                        first.minusDays(FiscalCalendar.PERIOD_DAYS_MAX),
                        last.plusDays(FiscalCalendar.PERIOD_DAYS_MAX)))
                .map(rows -> standing(rows, books));
    }

    private static List<Standing> standing(RowSet<Row> rows, Books books) {
        List<Standing> standing = new ArrayList<>(rows.size());
        rows.forEach(row -> standing.add(new Standing(
                row.getString(0),
                row.getLocalDate(1),
                row.getBoolean(2),
                row.getLong(3),
                new Money(row.getLong(4), books.currency()))));
        return standing;
    }

    private static Uni<List<Break>> keep(
            SqlConnection connection, Books books, Instant at, List<Small> page, Decided decided) {
        Map<UUID, UUID> units = new HashMap<>();
        page.forEach(each -> units.put(each.owned().subject().id(), each.owned().unitId()));
        List<Owned> owned = decided.settled().stream()
                .map(each -> new Owned(each, units.getOrDefault(each.id(), each.id())))
                .toList();
        UUID[] ids = units.keySet().toArray(UUID[]::new);
        return connection
                .preparedQuery(LOOKED_AT)
                .execute(Tuple.of(books.tenant(), ids))
                .chain(() -> BreakRows.write(connection, owned, List.of(), at))
                .chain(() -> decided.isRepeating()
                        ? connection
                                .preparedQuery(PgResidueWatch.WATCH)
                                .execute(Tuple.of(
                                        books.tenant(),
                                        books.entity(),
                                        books.currency().getCurrencyCode(),
                                        Columns.utc(at)))
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem())
                .replaceWith(decided.settled());
    }
}
