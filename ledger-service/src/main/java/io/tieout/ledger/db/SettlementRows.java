package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.app.Settlements.Filter;
import io.tieout.ledger.app.Settlements.Position;
import io.tieout.ledger.app.Settlements.Residue;
import io.tieout.ledger.app.Settlements.Reversal;
import io.tieout.ledger.app.Settlements.State;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.domain.SettleStop;
import io.tieout.ledger.domain.Settlement;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and adds settlements.
final class SettlementRows {

    /// Both kinds of residues alike. An entry is found in the partition of the instant at which it was
    /// booked.
    private static final String LISTED = """
            WITH listed AS (
                SELECT CASE WHEN r.id IS NULL THEN 'settled' ELSE 'reversed' END AS state, s.settlement_id, s.number, s.entity,
                       s.account, s.sub_key, s.currency, s.amount_minor, s.business_date,
                       coalesce(nullif(n.posted_in, ''), to_char(s.business_date, 'YYYY-MM-DD')) AS posted, s.policy,
                       s.booked_to, s.booked_at AS at, r.settlement_id AS reversal_id, r.booked_at AS reversed_at, r.reason,
                       r.requested_by, r.approved_by, r.content_hash, NULL::text AS stopped_by
                  FROM settlement s
                  LEFT JOIN settlement r ON r.reverses = s.settlement_id
                  LEFT JOIN entry n ON n.event = s.id AND n.booked_at = s.booked_at
                 WHERE s.reverses IS NULL
                 UNION ALL
                SELECT 'open', NULL, 0, entity, account, sub_key, currency, amount_minor, business_date,
                       to_char(business_date, 'YYYY-MM-DD'), policy, NULL, since, NULL, NULL, NULL, NULL, NULL, NULL, stopped_by
                  FROM open_residue)
            SELECT * FROM listed WHERE\s""";

    private static final String STANDING = """
            SELECT s.tenant, s.entity, s.account, s.sub_key, s.currency, s.amount_minor, s.business_date, s.number, s.policy,
                   s.booked_to
              FROM settlement s
             WHERE s.tenant = $1 AND s.reverses IS NULL
               AND NOT EXISTS (SELECT FROM settlement r WHERE r.reverses = s.settlement_id)""";

    /// The key would be at zero if nothing had moved it since.
    private static final String MOVED = STANDING + """

               AND s.business_date >= $2
               AND (SELECT sum(d.debit_minor) <> sum(d.credit_minor) FROM balance_delta d
                     WHERE d.tenant = s.tenant AND d.account = s.account AND d.sub_key = s.sub_key AND d.entity = s.entity
                       AND d.currency = s.currency)
             ORDER BY s.id LIMIT $3""";

    private static final String ONE = STANDING + " AND s.settlement_id = $2";

    private static final String IDS = "SELECT nextval('event_id') FROM generate_series(1, $1)";

    private static final String ADD = """
            WITH added AS (
            INSERT INTO settlement (id, settlement_id, tenant, entity, account, sub_key, currency, number, amount_minor,
                   business_date, policy, booked_to, reverses, reason, requested_by, approved_by, content_hash, booked_at)
            SELECT *, $14::text, $15::text, $16::text, $17::text, $18::timestamptz
              FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::integer[], $9::bigint[], $10::date[], $11::text[], $12::text[], $13::uuid[])
            RETURNING id, tenant)
            INSERT INTO untold_correction (correction, tenant) SELECT id, tenant FROM added""";

    /// Why settlements are reversed, and by whom; the persons are null where their keys moved.
    record Because(
            String reason,
            @Nullable String requestedBy,
            @Nullable String approvedBy,
            @Nullable String contentHash) {}

    private record Numbered(long id, Settlement settlement) {}

    private SettlementRows() {}

    /// Those of which the key moved since.
    static Uni<List<Settlement>> moved(SqlConnection connection, Tuple tenantSinceMax) {
        return Rows.read(connection, MOVED, tenantSinceMax, SettlementRows::settlement);
    }

    static Uni<List<Settlement>> standing(SqlConnection connection, String tenant, UUID settlementId) {
        return Rows.read(connection, ONE, Tuple.of(tenant, settlementId), SettlementRows::settlement);
    }

    /// Books them, or their reversals where there is a reason.
    static Uni<Void> book(SqlConnection connection, Books books, List<Settlement> all, @Nullable Because because) {
        if (all.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Rows.read(connection, IDS, Tuple.of(all.size()), row -> row.getLong(0))
                .chain(ids -> {
                    List<Numbered> numbered = new ArrayList<>(all.size());
                    for (Settlement each : all) {
                        numbered.add(new Numbered(ids.get(numbered.size()), each));
                    }
                    return add(connection, books, numbered, because)
                            .chain(() -> books.add(bookings(numbered, because != null)));
                });
    }

    private static List<Booking> bookings(List<Numbered> all, boolean isReversal) {
        return all.stream()
                .map(each -> new Booking(
                        each.id(),
                        Books.OWN,
                        each.settlement().tenant(),
                        isReversal
                                ? each.settlement().reversal()
                                : each.settlement().entry()))
                .toList();
    }

    private static Uni<Void> add(SqlConnection connection, Books books, List<Numbered> all, @Nullable Because because) {
        boolean isReversal = because != null;
        Columns<Numbered> columns = Columns.of(all)
                .longs(Numbered::id)
                .uuids(each -> isReversal
                        ? each.settlement().reversalId()
                        : each.settlement().id())
                .texts(each -> each.settlement().tenant())
                .texts(each -> each.settlement().place().entity())
                .texts(each -> each.settlement().place().account())
                .texts(each -> each.settlement().place().subKey())
                .texts(each -> each.settlement().place().currency().getCurrencyCode())
                .ints(each -> each.settlement().number())
                .longs(each -> isReversal
                        ? Math.negateExact(each.settlement().minor())
                        : each.settlement().minor())
                .dates(each -> each.settlement().day())
                .texts(each -> each.settlement().policy())
                .texts(each -> each.settlement().account())
                .uuids(each -> isReversal ? each.settlement().id() : null)
                .same(because == null ? null : because.reason())
                .same(because == null ? null : because.requestedBy())
                .same(because == null ? null : because.approvedBy())
                .same(because == null ? null : because.contentHash())
                .same(books.bookedAt());
        return connection.preparedQuery(ADD).execute(columns.tuple()).replaceWithVoid();
    }

    static Uni<List<Residue>> list(SqlConnection connection, Filter filter, @Nullable Position after, int limit) {
        State state = filter.state();
        FiscalPeriod period = filter.period();
        Conditions where = new Conditions()
                .and("entity = ?", filter.entity())
                .and("account = ?", filter.account())
                .and("posted >= ?", period == null ? null : PostedIn.firstOf(period))
                .and("posted <= ?", period == null ? null : PostedIn.lastOf(period))
                .and("state = ?", state == null ? null : state.code());
        if (after != null) {
            where.and("(business_date, entity, account, sub_key, currency, number) > (%s, %s, %s, %s, %s, %s)"
                    .formatted(
                            where.parameter(after.businessDate()),
                            where.parameter(after.entity()),
                            where.parameter(after.account()),
                            where.parameter(after.subKey()),
                            where.parameter(after.currency()),
                            where.parameter(after.number())));
        }
        String query = LISTED + where.clause()
                + " ORDER BY business_date, entity, account, sub_key, currency, number LIMIT "
                + where.parameter(limit);
        return Rows.read(connection, query, where.tuple(), SettlementRows::residue);
    }

    static Uni<List<Residue>> find(SqlConnection connection, UUID settlementId) {
        return Rows.read(connection, LISTED + "settlement_id = $1", Tuple.of(settlementId), SettlementRows::residue);
    }

    private static Settlement settlement(Row row) {
        return new Settlement(
                row.getString("tenant"),
                ResidueRows.place(row),
                row.getLong("amount_minor"),
                row.getLocalDate("business_date"),
                row.getInteger("number"),
                row.getString("policy"),
                row.getString("booked_to"));
    }

    private static Residue residue(Row row) {
        String stop = row.getString("stopped_by");
        return new Residue(
                Coded.of(State.class, row.getString("state")),
                row.getUUID("settlement_id"),
                row.getInteger("number"),
                row.getString("entity"),
                row.getString("account"),
                row.getString("sub_key"),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                row.getLocalDate("business_date"),
                PostedIn.day(row.getString("posted")),
                row.getString("policy"),
                row.getString("booked_to"),
                row.getOffsetDateTime("at").toInstant(),
                reversal(row),
                stop == null ? null : Coded.of(SettleStop.class, stop));
    }

    private static @Nullable Reversal reversal(Row row) {
        UUID id = row.getUUID("reversal_id");
        return id == null
                ? null
                : new Reversal(
                        id,
                        Objects.requireNonNull(row.getOffsetDateTime("reversed_at"))
                                .toInstant(),
                        row.getString("reason"),
                        row.getString("requested_by"),
                        row.getString("approved_by"),
                        row.getString("content_hash"));
    }
}
