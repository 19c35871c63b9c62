package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BalanceKind;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementUse;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.evidence.ErpPosting;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// What the ERP's documents do to its accounts, what it states of them, and what others state was there at first.
///
/// The sums by account and day are changed last in the database transaction and in the order of their keys, so that
/// batches wait for each other only for a commit.
final class ErpLineRows {

    /// What another reading of the same event added is taken out in the same statement.
    private static final String ADD = """
            WITH new AS (
                SELECT * FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::text[], $5::text[], $6::text[], $7::date[],
                       $8::bigint[], $9::bigint[], $10::bigint[])
                    AS n (tenant, event_id, hash, account, entity, currency, posting_date, documents, debit, credit)),
            gone AS (
                DELETE FROM erp_line l USING (SELECT DISTINCT tenant, event_id, hash FROM new) n
                 WHERE l.tenant = n.tenant AND l.event_id = n.event_id AND l.content_sha256 <> n.hash
                RETURNING l.tenant, l.entity, l.currency, l.account, l.posting_date, l.documents, l.debit_minor,
                          l.credit_minor),
            added AS (
                INSERT INTO erp_line (tenant, event_id, content_sha256, account, entity, currency, posting_date, documents,
                       debit_minor, credit_minor)
                SELECT * FROM new ORDER BY 1, 2, 3, 4, 6
                ON CONFLICT DO NOTHING
                RETURNING tenant, entity, currency, account, posting_date, documents, debit_minor, credit_minor),
            change AS (
                SELECT * FROM added
                 UNION ALL
                SELECT tenant, entity, currency, account, posting_date, -documents, -debit_minor, -credit_minor FROM gone)
            INSERT INTO erp_account_day AS d (tenant, entity, currency, account, posting_date, documents, debit_minor,
                   credit_minor)
            SELECT tenant, entity, currency, account, posting_date, sum(documents)::bigint, sum(debit_minor)::bigint,
                   sum(credit_minor)::bigint
              FROM change GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (tenant, entity, currency, account, posting_date) DO UPDATE
               SET documents = d.documents + excluded.documents, debit_minor = d.debit_minor + excluded.debit_minor,
                   credit_minor = d.credit_minor + excluded.credit_minor""";

    private static final String STATE = """
            INSERT INTO stated_balance (tenant, event_id, kind, use, entity, currency, account, business_date, as_of,
                   balance_minor)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::date[], $9::timestamptz[], $10::bigint[])
             ORDER BY 1, 2
            ON CONFLICT (tenant, event_id) DO UPDATE
               SET use = excluded.use, business_date = excluded.business_date, as_of = excluded.as_of,
                   balance_minor = excluded.balance_minor""";

    private record Moved(Arrival arrival, ErpPosting posting) {}

    private record Stated(Arrival arrival, BalanceStated statement) {}

    private ErpLineRows() {}

    /// @param holding what holds and was not kept so before, each event once
    static Uni<Void> add(SqlConnection connection, Collection<Arrival> holding) {
        List<Moved> moved = new ArrayList<>();
        List<Stated> stated = new ArrayList<>();
        for (Arrival arrival : holding) {
            if (arrival.leg().isConflict()) {
                continue;
            }
            if (arrival.leg().event() instanceof ErpEntryPosted entry) {
                ErpPosting.of(entry).forEach(posting -> moved.add(new Moved(arrival, posting)));
            } else if (arrival.leg().event() instanceof BalanceStated statement
                    && statement.balance() != null
                    && (statement.kind() == BalanceKind.ERP_ACCOUNT
                            || statement.kind() == BalanceKind.PROCESSOR
                            || statement.use() == StatementUse.OPENING)) {
                stated.add(new Stated(arrival, statement));
            }
        }
        return move(connection, moved).chain(() -> state(connection, stated));
    }

    private static Uni<Void> move(SqlConnection connection, List<Moved> moved) {
        return moved.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(Columns.of(moved)
                                .texts(each -> each.arrival().tenant())
                                .uuids(each -> each.arrival().leg().eventId())
                                .bytes(each -> each.arrival().contentHash())
                                .texts(each -> each.posting().account())
                                .texts(each -> each.arrival().leg().envelope().entity())
                                .texts(each -> each.posting().debit().currency().getCurrencyCode())
                                .dates(each -> each.posting().date())
                                .longs(each -> each.posting().documents())
                                .longs(each -> each.posting().debit().minor())
                                .longs(each -> each.posting().credit().minor())
                                .tuple())
                        .replaceWithVoid();
    }

    private static Uni<Void> state(SqlConnection connection, List<Stated> stated) {
        return stated.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(STATE)
                        .execute(Columns.of(stated)
                                .texts(each -> each.arrival().tenant())
                                .uuids(each -> each.arrival().leg().eventId())
                                .texts(each -> each.statement().kind().code())
                                .texts(each -> useOf(each).code())
                                .texts(each -> each.arrival().leg().envelope().entity())
                                .texts(each -> balanceOf(each).currency().getCurrencyCode())
                                .texts(each -> each.statement().account())
                                .dates(each -> each.arrival().leg().envelope().businessDate())
                                .times(each -> each.statement().asOf())
                                .longs(each -> balanceOf(each).minor())
                                .tuple())
                        .replaceWithVoid();
    }

    private static Money balanceOf(Stated stated) {
        return Objects.requireNonNull(stated.statement().balance());
    }

    private static StatementUse useOf(Stated stated) {
        StatementUse use = stated.statement().use();
        return use == null ? StatementUse.CONTROL : use;
    }
}
