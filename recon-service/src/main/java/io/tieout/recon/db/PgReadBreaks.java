package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.BreakQuery;
import io.tieout.recon.app.ReadBreakRows;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.report.BreakRow;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists and counts breaks, and finds the one whose story is wanted.
@ApplicationScoped
class PgReadBreaks implements ReadBreaks, ReadBreakRows {

    private static final String LIST = wanted(BreakRows.STATE);

    private static final String ROWS = wanted("""
            b.break_id, b.class, b.attributes, b.status, b.severity, b.entity, b.rule, b.rule_key, b.order_value, b.delta,
            b.currency, b.absolute_minor, b.exposure_minor, b.business_date, b.first_detected_at, b.due_at, b.closed_at,
            b.authority, b.step, b.cause, b.repair, b.incident_id""");

    private static final String ONE =
            "SELECT " + BreakRows.STATE + " FROM break b WHERE b.tenant = $1 AND b.break_id = $2";

    private static final String OPEN_COUNTS = """
            SELECT severity, entity, currency, count(*), sum(exposure_minor)::bigint FROM break
             WHERE tenant = $1 AND status = 'open' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    private static final int DIGITS_MAX = 18;

    private static final String[] WITHOUT_DECIMALS = currencies(0);
    private static final String[] THREE_DECIMALS = currencies(3);

    private final TenantTx tx;

    PgReadBreaks(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Break>> list(String tenant, BreakQuery query, PageRequest page) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(parameters(query, After.of(page.after()), page.limit()))
                        .map(rows -> {
                            List<Break> breaks = new ArrayList<>(rows.size());
                            rows.forEach(row -> breaks.add(BreakRows.read(row)));
                            return breaks;
                        }));
    }

    @Override
    public Uni<List<BreakRow>> rows(String tenant, BreakQuery query, @Nullable BreakRow after, int rowsMax) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ROWS)
                        .execute(parameters(query, After.of(after), rowsMax))
                        .map(rows -> {
                            List<BreakRow> breaks = new ArrayList<>(rows.size());
                            rows.forEach(row -> breaks.add(row(row)));
                            return breaks;
                        }));
    }

    private static BreakRow row(Row row) {
        String currency = row.getString(10);
        return new BreakRow(
                row.getUUID(0),
                Coded.of(BreakClass.class, row.getString(1)),
                row.getString(2),
                Coded.of(BreakStatus.class, row.getString(3)),
                Coded.of(Severity.class, row.getString(4)),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                Money.parse(row.getString(9), currency),
                Money.of(row.getLong(11), currency),
                Money.of(row.getLong(12), currency),
                row.getLocalDate(13),
                row.getOffsetDateTime(14).toInstant(),
                instant(row.getString(15)),
                instant(row.getString(16)),
                row.getString(17),
                Coded.of(HandoffStep.class, row.getString(18)),
                Coded.of(Cause.class, row.getString(19)),
                row.getString(20),
                row.getUUID(21));
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    /// In the order of lists, after the row that is given, if any.
    private static String wanted(String columns) {
        return """
            SELECT %s FROM break b
             WHERE ($1::text IS NULL OR b.class = $1) AND ($2::text IS NULL OR b.status = $2)
               AND ($3::text IS NULL OR b.severity = $3) AND ($4::text IS NULL OR b.entity = $4)
               AND ($5::text IS NULL OR b.order_value = $5)
               AND ($6::date IS NULL OR b.business_date >= $6) AND ($7::date IS NULL OR b.business_date <= $7)
               AND ($8::uuid IS NULL OR b.transaction_id = $8 OR b.transaction_id IN (%s))
               AND ($9::bigint IS NULL OR b.exposure_minor >=
                    CASE WHEN b.currency = ANY ($10::text[]) THEN $11::bigint
                         WHEN b.currency = ANY ($12::text[]) THEN $13::bigint ELSE $9 END)
               AND ($17::text IS NULL OR b.rule = $17)
               AND ($19::uuid IS NULL OR b.incident_id = $19)
               AND ($20::text IS NULL OR b.break_id IN (
                    SELECT i.break_id FROM pair_member p
                      JOIN match_item i ON i.tenant = p.tenant AND i.rule = p.rule AND i.rule_key = p.item_key
                       AND i.currency = p.currency
                     WHERE p.stage = $20 AND p.side = 'awaited' AND i.break_id IS NOT NULL))
               AND ($14::text IS NULL OR (b.severity, b.first_detected_at, b.break_id) > ($14, $15, $16))
             ORDER BY b.severity, b.first_detected_at, b.break_id
             LIMIT $18""".formatted(columns, KeyRows.OF_TRANSACTION.formatted("$8"));
    }

    /// The break that those wanted come after, by what they are ordered by.
    private record After(String severity, Instant firstDetectedAt, UUID id) {

        static @Nullable After of(@Nullable Cursor cursor) {
            return cursor == null ? null : new After(cursor.text(0), cursor.instant(1), CursorKeys.uuid(cursor, 2));
        }

        static @Nullable After of(@Nullable BreakRow row) {
            return row == null ? null : new After(row.severity().code(), row.firstDetectedAt(), row.id());
        }
    }

    private static Tuple parameters(BreakQuery query, @Nullable After after, int rowsMax) {
        return Tuple.from(new Object[] {
            code(query.breakClass()),
            code(query.status()),
            code(query.severity()),
            query.entity(),
            query.order(),
            query.from(),
            query.to(),
            query.correlationId(),
            minor(query.minAmount(), 2),
            WITHOUT_DECIMALS,
            minor(query.minAmount(), 0),
            THREE_DECIMALS,
            minor(query.minAmount(), 3),
            after == null ? null : after.severity(),
            after == null ? null : Columns.utc(after.firstDetectedAt()),
            after == null ? null : after.id(),
            query.rule(),
            rowsMax,
            query.incidentId(),
            code(query.stage())
        });
    }

    @Override
    public Uni<Optional<Story>> story(String tenant, UUID breakId) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(tenant, breakId))
                        .chain(rows -> {
                            for (Row row : rows) {
                                return StoryRows.of(connection, BreakRows.read(row))
                                        .map(Optional::of);
                            }
                            return Uni.createFrom().item(Optional.empty());
                        }));
    }

    @Override
    public Uni<List<OpenCount>> open(String tenant) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(OPEN_COUNTS)
                        .execute(Tuple.of(tenant))
                        .map(rows -> {
                            List<OpenCount> counts = new ArrayList<>(rows.size());
                            rows.forEach(row -> counts.add(new OpenCount(
                                    Coded.of(Severity.class, row.getString(0)),
                                    row.getString(1),
                                    row.getLong(3),
                                    Money.of(row.getLong(4), row.getString(2)))));
                            return counts;
                        }));
    }

    private static @Nullable String code(@Nullable Coded coded) {
        return coded == null ? null : coded.code();
    }

    /// The least number of minor units that reaches the amount; what no amount reaches is the largest number.
    private static @Nullable Long minor(@Nullable BigDecimal amount, int decimals) {
        if (amount == null) {
            return null;
        }
        BigDecimal minor = amount.movePointRight(decimals).setScale(0, RoundingMode.CEILING);
        return minor.precision() > DIGITS_MAX ? Long.MAX_VALUE : minor.longValueExact();
    }

    private static String[] currencies(int decimals) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() == decimals)
                .map(Currency::getCurrencyCode)
                .sorted()
                .toArray(String[]::new);
    }
}
