package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.Rebooking;
import io.tieout.ledger.app.SavedCrossReference;
import io.tieout.ledger.db.CodeRebooking.Carrier;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// Walks through the events of one changed code after the other, in the order of their ids.
@ApplicationScoped
class PgRebooking implements Rebooking {

    private static final int EVENTS_PER_STEP = 500;

    private static final String NEXT =
            "SELECT tenant, source, kind, code FROM changed_code ORDER BY tenant, source, kind, code LIMIT 1";

    private static final String UPTO =
            "SELECT upto FROM changed_code WHERE tenant = $1 AND source = $2 AND kind = $3 AND code = $4";

    private static final String CARRIERS = """
            SELECT event, at, canonical
              FROM coded_event
             WHERE tenant = $1 AND source = $2 AND kind = $3 AND code = $4 AND event > $5
             ORDER BY event
             LIMIT $6""";

    private static final String DONE =
            "DELETE FROM changed_code WHERE tenant = $1 AND source = $2 AND kind = $3 AND code = $4";

    private static final String ADVANCE =
            "UPDATE changed_code SET upto = $5 WHERE tenant = $1 AND source = $2 AND kind = $3 AND code = $4";

    private final TenantTx tx;
    private final Months months;
    private final Policies policies;
    private final KnownPeriods periods;

    PgRebooking(TenantTx tx, Months months, Policies policies, KnownPeriods periods) {
        this.tx = tx;
        this.months = months;
        this.policies = policies;
        this.periods = periods;
    }

    /// What came before the first cross-reference of its kind is looked through before the codes are.
    @Override
    public Uni<Optional<Integer>> step(Instant bookedAt) {
        return tx.inWriterTx(KeptKinds::next)
                .chain(kind -> kind.isEmpty()
                        ? codeStep(bookedAt)
                        : tx.inWriterTx(connection -> new KeptKinds(connection, kind.get()).step())
                                .replaceWith(Optional.of(0)));
    }

    private Uni<Optional<Integer>> codeStep(Instant bookedAt) {
        return tx.inWriterTx(connection -> Rows.read(connection, NEXT, Tuple.tuple(), row -> row)
                        .map(rows -> rows.stream().findFirst()))
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().item(Optional.<Integer>empty())
                        : policies.refresh()
                                .chain(() -> months.ensure(bookedAt))
                                .chain(() -> tx.inWriterTx(connection -> step(connection, next.get(), bookedAt)))
                                .map(Optional::of));
    }

    /// While no batch of the tenant is booked, and nobody changes its cross-references. Another instance may have been
    /// quicker.
    private Uni<Integer> step(SqlConnection connection, Row next, Instant bookedAt) {
        String tenant = next.getString("tenant");
        CodeKey key = new CodeKey(
                next.getString("source"), Coded.of(CodeKind.class, next.getString("kind")), next.getString("code"));
        return CrossReferenceRows.lock(connection, Set.of(tenant), Set.of(tenant))
                .chain(versions -> periods.of(connection, versions))
                .chain(states -> connection
                        .preparedQuery(UPTO)
                        .execute(tuple(tenant, key))
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().item(0)
                                : CrossReferenceRows.latest(connection, tenant, Set.of(key))
                                        .chain(latest -> step(
                                                connection,
                                                tenant,
                                                Objects.requireNonNull(latest.get(key)),
                                                rows.iterator().next().getLong("upto"),
                                                new Books(connection, states, bookedAt)))));
    }

    private Uni<Integer> step(
            SqlConnection connection, String tenant, SavedCrossReference saved, long upto, Books books) {
        CrossReference reference = saved.reference();
        Tuple page = tuple(tenant, reference.key()).addLong(upto).addInteger(EVENTS_PER_STEP);
        return Rows.read(connection, CARRIERS, page, row -> carrier(row, reference))
                .chain(carriers -> new CodeRebooking(connection, policies, tenant, books)
                        .book(
                                reference.key(),
                                carriers.stream().filter(Carrier::isChanged).toList())
                        .call(() -> advance(connection, tenant, reference.key(), carriers)));
    }

    private static Uni<Void> advance(SqlConnection connection, String tenant, CodeKey key, List<Carrier> carriers) {
        return carriers.size() < EVENTS_PER_STEP
                ? connection.preparedQuery(DONE).execute(tuple(tenant, key)).replaceWithVoid()
                : connection
                        .preparedQuery(ADVANCE)
                        .execute(tuple(tenant, key).addLong(carriers.getLast().event()))
                        .replaceWithVoid();
    }

    private static Carrier carrier(Row row, CrossReference reference) {
        return new Carrier(
                row.getLong("event"),
                row.getString("canonical"),
                reference.at(row.getOffsetDateTime("at").toInstant()).orElse(null));
    }

    private static Tuple tuple(String tenant, CodeKey key) {
        return Tuple.of(tenant, key.source(), key.kind().code(), key.code());
    }
}
