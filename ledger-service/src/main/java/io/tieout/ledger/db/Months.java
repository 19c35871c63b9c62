package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Makes the monthly partitions before the first batch of a month needs them.
@ApplicationScoped
class Months {

    private final TenantTx tx;
    private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

    Months(TenantTx tx) {
        this.tx = tx;
    }

    Uni<Void> ensure(Instant recordedAt) {
        YearMonth month = YearMonth.from(recordedAt.atOffset(ZoneOffset.UTC));
        if (made.contains(month)) {
            return Uni.createFrom().voidItem();
        }
        return tx.inWriterTx(connection ->
                        connection.preparedQuery("SELECT ensure_month($1)").execute(Tuple.of(month.atDay(1))))
                .invoke(() -> made.add(month))
                .replaceWithVoid();
    }
}
