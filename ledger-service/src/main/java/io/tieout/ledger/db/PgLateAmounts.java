package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.LateAmounts;
import io.tieout.ledger.app.LateDecided;
import io.tieout.ledger.app.Materialities;
import io.tieout.ledger.domain.LateVerdict;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// No lock is needed to decide: what is booked meanwhile gives the content another hash, which the close looks for.
@ApplicationScoped
class PgLateAmounts implements LateAmounts {

    private static final String ADD = """
            INSERT INTO late_decision (tenant, entity, period, origin_period, currency, amount_minor, events, content_hash,
                   decision, reason, decided_by, decided_at, number)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (tenant, content_hash, number) DO NOTHING""";

    private final TenantTx tx;
    private final Materialities materialities;
    private final Calendars calendars;

    PgLateAmounts(TenantTx tx, Materialities materialities, Calendars calendars) {
        this.tx = tx;
        this.materialities = materialities;
        this.calendars = calendars;
    }

    @Override
    public Uni<List<Item>> of(String tenant, String entity, FiscalPeriod period) {
        return tx.inTenantTx(tenant, connection -> LateRows.of(connection, asked(tenant, entity, period)));
    }

    @Override
    public Uni<LateDecided> decide(Wish wish, Instant at) {
        return tx.inTenantTx(
                wish.tenant(),
                connection -> decided(connection, wish)
                        .chain(earlier -> earlier.isPresent() && holds(earlier.get(), wish)
                                ? Uni.createFrom().item(judged(earlier.get(), wish))
                                : decide(connection, wish, earlier, at)));
    }

    /// What was passed is done, and the same again is the same.
    private static boolean holds(Decision earlier, Wish wish) {
        return earlier.verdict() == wish.verdict() || earlier.verdict() == LateVerdict.PASS;
    }

    private Uni<LateDecided> decide(SqlConnection connection, Wish wish, Optional<Decision> earlier, Instant at) {
        return LateRows.of(connection, asked(wish.tenant(), wish.entity(), wish.period()))
                .chain(items -> {
                    Optional<Item> wanted = items.stream()
                            .filter(item -> item.contentHash().equals(wish.contentHash()))
                            .findFirst();
                    if (wanted.isPresent() && wanted.get().state() != State.DONE) {
                        return add(connection, wish, wanted.get(), at);
                    }
                    return Uni.createFrom()
                            .item(earlier.isPresent() ? judged(earlier.get(), wish) : new LateDecided.OtherHash());
                });
    }

    private static Uni<LateDecided> add(SqlConnection connection, Wish wish, Item item, Instant at) {
        Decision before = item.decision();
        Tuple row = Tuple.from(new Object[] {
            wish.tenant(),
            wish.entity(),
            wish.period().name(),
            item.origin().name(),
            item.amount().currency().getCurrencyCode(),
            item.amount().minor(),
            item.events(),
            item.contentHash(),
            wish.verdict().code(),
            wish.reason(),
            wish.by(),
            Columns.utc(at),
            before == null ? 1 : before.number() + 1
        });
        return connection
                .preparedQuery(ADD)
                .execute(row)
                .chain(() -> decided(connection, wish))
                .map(kept -> judged(kept.orElseThrow(), wish));
    }

    private static Uni<Optional<Decision>> decided(SqlConnection connection, Wish wish) {
        return LateRows.decisions(connection, wish.tenant(), wish.entity(), List.of(wish.contentHash()))
                .map(found -> Optional.ofNullable(found.get(wish.contentHash())));
    }

    private static LateDecided judged(Decision decision, Wish wish) {
        return decision.verdict() == wish.verdict()
                ? new LateDecided.Done(decision)
                : new LateDecided.Otherwise(decision.verdict());
    }

    private LateRows.Asked asked(String tenant, String entity, FiscalPeriod period) {
        return new LateRows.Asked(tenant, entity, period, materialities.of(entity), calendars.of(tenant, entity));
    }
}
