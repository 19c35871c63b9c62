package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.EntryLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgEntryLog implements EntryLog {

    /// The arrival transactions that are one with the one asked for.
    private static final String OF_TRANSACTION = """
            e.transaction IN (
                SELECT m.id
                  FROM transaction q
                  LEFT JOIN transaction_alias qa ON qa.absorbed = q.id
                  JOIN transaction_alias ma ON ma.survivor = coalesce(qa.survivor, q.id)
                  JOIN transaction m ON m.id = ma.absorbed
                 WHERE q.correlation_id = ?
                 UNION ALL
                SELECT coalesce(qa.survivor, q.id)
                  FROM transaction q
                  LEFT JOIN transaction_alias qa ON qa.absorbed = q.id
                 WHERE q.correlation_id = ?)""";

    private final TenantTx tx;

    PgEntryLog(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<BookedEntry>> list(String tenant, Filter filter, @Nullable Position after, int limit) {
        Conditions where = new Conditions()
                .and("n.event IN (SELECT l.event FROM line l WHERE l.account = ?)", filter.account())
                .and(OF_TRANSACTION, filter.correlationId())
                .and("n.business_date >= ?", filter.from())
                .and("n.business_date <= ?", filter.to());
        if (after != null) {
            String date = where.parameter(after.businessDate());
            String number = where.parameter(after.number());
            where.and("(n.business_date, n.event, n.number) > (" + date + ", ?, " + number + ")", after.id());
        }
        String query = EntryRows.SELECT + "\n WHERE " + where.clause()
                + " ORDER BY n.business_date, n.event, n.number LIMIT " + where.parameter(limit);
        return tx.inTenantTx(tenant, connection -> EntryRows.read(connection, query, where.tuple()));
    }
}
