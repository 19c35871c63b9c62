package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.EntryLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgEntryLog implements EntryLog {

    private static final String OF_TRANSACTION =
            "e.transaction IN (" + TransactionMembers.of("SELECT id FROM transaction WHERE correlation_id = ?") + ")";

    /// An entry of several rows names them all.
    private static final String OF_ROW = "position(', ' || ?::text || ', ' IN ', ' || n.posting_row || ', ') > 0";

    private static final String OF_POLICY = "? IN (n.policy, split_part(n.policy, '/', 1))";

    private static final String OF_EVENT = "n.event = (SELECT k.event FROM event_key k WHERE k.event_id = ?)";

    private final TenantTx tx;

    PgEntryLog(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<BookedEntry>> list(String tenant, Filter filter, @Nullable Position after, int limit) {
        Conditions where = conditions(filter);
        if (after != null) {
            String date = where.parameter(after.businessDate());
            String number = where.parameter(after.number());
            where.and("(n.business_date, n.event, n.number) > (" + date + ", ?, " + number + ")", after.id());
        }
        String query = EntryRows.SELECT + "\n WHERE " + where.clause()
                + " ORDER BY n.business_date, n.event, n.number LIMIT " + where.parameter(limit);
        return tx.inTenantTx(tenant, connection -> EntryRows.read(connection, query, where.tuple()));
    }

    private static Conditions conditions(Filter filter) {
        Conditions where = new Conditions()
                .and(OF_ROW, filter.row())
                .and(OF_POLICY, filter.policy())
                .and(OF_EVENT, filter.eventId())
                .and(OF_TRANSACTION, filter.correlationId())
                .and("n.business_date >= ?", filter.from())
                .and("n.business_date <= ?", filter.to());
        FiscalPeriod period = filter.period();
        if (period != null) {
            String days = where.parameter(period.firstDay()) + " AND " + where.parameter(period.lastDay());
            String first = where.parameter(PostedIn.firstOf(period));
            where.and(
                    "(n.posted_in BETWEEN " + first + " AND ? OR n.posted_in = '' AND n.business_date BETWEEN " + days
                            + ")",
                    PostedIn.lastOf(period));
        }
        if (filter.isLateOnly()) {
            where.and("n.posted_in <> ''");
        }
        return filter.line().isAny() ? where : where.and(hasLine(filter, where.inner()));
    }

    private static String hasLine(Filter filter, Conditions inner) {
        LineFilter line = filter.line();
        inner.and("l.entity = ?", line.entity())
                .and("l.currency = ?", line.currency())
                .and("l.account = ?", line.account())
                .and("l.sub_key = ?", line.subKey())
                .and("l.business_date >= ?", filter.from())
                .and("l.business_date <= ?", filter.to());
        return "(n.event, n.number) IN (SELECT l.event, l.number FROM line l WHERE " + inner.clause() + ")";
    }
}
