package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.ReadUnits;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Goes through the units by their id, which never changes.
@ApplicationScoped
class PgReadUnits implements ReadUnits {

    private static final String PAGE = """
            SELECT r.transaction_id FROM recon_transaction r
             WHERE r.tenant = $1 AND r.root_id = r.transaction_id AND (r.reference IS NOT NULL) = $2
               AND ($3::uuid IS NULL OR r.transaction_id > $3)
             ORDER BY r.transaction_id LIMIT $4""";

    private final TenantTx tx;

    PgReadUnits(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<UnitsPage> read(String tenant, Unit unit, @Nullable UUID after, int unitsMax, RuleBook rules) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(PAGE)
                        .execute(Tuple.of(tenant, unit == Unit.REFERENCE, after, unitsMax))
                        .chain(rows -> {
                            TreeSet<Transaction> wanted = new TreeSet<>();
                            UUID last = null;
                            for (Row row : rows) {
                                last = row.getUUID(0);
                                wanted.add(new Transaction(tenant, last));
                            }
                            UUID next = rows.size() < unitsMax ? null : last;
                            return UnitRows.read(connection, wanted, rules).map(read -> new UnitsPage(read, next));
                        }));
    }
}
