package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Deciding;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.Revision;
import io.tieout.ledger.app.Revision.State;
import io.tieout.ledger.app.Revisions;
import io.tieout.ledger.app.StaleCrossReferences;
import io.tieout.ledger.db.CrossReferenceRows.Versions;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Decides while no batch of the tenant is booked. The writer does it, because it books for events; every statement
/// says for which tenant.
@ApplicationScoped
class PgRevisions implements Revisions {

    private static final String LATER = """
            SELECT o.mapping
              FROM revision r
              JOIN revision o ON o.event = r.event AND o.state = 'pending' AND o.mapping_version > r.mapping_version
             WHERE r.id = $1
             ORDER BY o.mapping_version DESC LIMIT 1""";

    private static final String REFUSE = """
            UPDATE revision SET state = 'refused', decided_by = $2, decided_at = $3, reason = $4 WHERE id = $1""";

    /// Read from other bytes, it says that the source contradicts itself; from the same, only that the mapping is
    /// wrong.
    private static final String CONTRADICT = """
            INSERT INTO conflict (event, content_hash, tenant, delivery_id, received_at, traceparent, headers, payload,
                   revision, recorded_at)
            SELECT r.event, r.content_hash, r.tenant, r.delivery_id, r.received_at, r.traceparent, r.headers, r.payload,
                   e.revision, r.recorded_at
              FROM revision r JOIN event e ON e.id = r.event
             WHERE r.id = $1 AND NOT r.is_same_receipt
            ON CONFLICT (event, content_hash) DO UPDATE SET revision = excluded.revision""";

    private final TenantTx tx;
    private final Months months;
    private final Policies policies;
    private final KnownPeriods periods;

    PgRevisions(TenantTx tx, Months months, Policies policies, KnownPeriods periods) {
        this.tx = tx;
        this.months = months;
        this.policies = policies;
        this.periods = periods;
    }

    @Override
    public Uni<List<Revision>> list(String tenant, Filter filter, @Nullable Long beforeId, int limit) {
        return tx.inTenantTx(tenant, connection -> RevisionRows.list(connection, tenant, filter, beforeId, limit));
    }

    @Override
    public Uni<Optional<Revision>> find(String tenant, UUID revisionId) {
        return tx.inTenantTx(tenant, connection -> RevisionRows.find(connection, tenant, revisionId));
    }

    @Override
    public Uni<Optional<Delivery>> delivery(String tenant, UUID revisionId) {
        return tx.inTenantTx(tenant, connection -> RevisionRows.delivery(connection, tenant, revisionId));
    }

    @Override
    public Uni<Deciding> approve(Verdict verdict, Draft draft) {
        String tenant = verdict.tenant();
        return months.ensure(verdict.decision().at())
                .chain(() -> tx.inWriterTx(connection -> CrossReferenceRows.lock(
                                connection, Set.of(tenant), Set.of(tenant))
                        .invoke(versions -> {
                            Versions latest = versions.getOrDefault(tenant, Versions.NONE);
                            if (draft.translation().version() != latest.crossReferences()) {
                                throw new StaleCrossReferences(tenant);
                            }
                        })
                        .chain(versions -> periods.of(connection, versions))
                        .chain(states -> judge(
                                connection,
                                verdict,
                                State.APPROVED,
                                pending -> new RevisionBooking(
                                                connection,
                                                policies,
                                                verdict,
                                                new Books(
                                                        connection,
                                                        states,
                                                        verdict.decision().at()))
                                        .book(pending, draft)))));
    }

    @Override
    public Uni<Deciding> refuse(Verdict verdict) {
        String tenant = verdict.tenant();
        return tx.inWriterTx(connection -> CrossReferenceRows.lock(connection, Set.of(tenant), Set.of(tenant))
                .chain(() ->
                        judge(connection, verdict, State.REFUSED, pending -> refuse(connection, verdict, pending))));
    }

    /// What follows from a decision once nothing is against it; completes with what is against it then.
    private interface Effect {
        Uni<Optional<Deciding>> of(Revision pending);
    }

    private static Uni<Deciding> judge(SqlConnection connection, Verdict verdict, State wanted, Effect effect) {
        return RevisionRows.find(connection, verdict.tenant(), verdict.revisionId())
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().item(new Deciding.Unknown());
                    }
                    Revision revision = found.get();
                    if (!revision.contentHash().equals(verdict.contentHash())) {
                        return Uni.createFrom().item(new Deciding.OtherHash(revision.contentHash()));
                    }
                    if (revision.state() != State.PENDING) {
                        return Uni.createFrom()
                                .item(
                                        revision.state() == wanted
                                                ? new Deciding.Done(revision)
                                                : new Deciding.NotNow(revision.state()));
                    }
                    return latest(connection, revision)
                            .chain(later -> later.isPresent() ? Uni.createFrom().item(later) : effect.of(revision))
                            .chain(against -> against.isPresent()
                                    ? Uni.createFrom().item(against.get())
                                    : RevisionRows.find(connection, verdict.tenant(), verdict.revisionId())
                                            .map(done -> new Deciding.Done(done.orElseThrow())));
                });
    }

    private static Uni<Optional<Deciding>> latest(SqlConnection connection, Revision revision) {
        return Rows.read(
                        connection,
                        LATER,
                        Tuple.of(revision.id()),
                        row -> new Deciding.LaterIsPending(row.getString("mapping")))
                .map(later -> later.stream().map(one -> (Deciding) one).findFirst());
    }

    private static Uni<Optional<Deciding>> refuse(SqlConnection connection, Verdict verdict, Revision pending) {
        Revision.Decision decision = verdict.decision();
        return connection
                .preparedQuery(REFUSE)
                .execute(Tuple.of(pending.id(), decision.by(), Columns.utc(decision.at()), decision.reason()))
                .chain(() -> connection.preparedQuery(CONTRADICT).execute(Tuple.of(pending.id())))
                .chain(() -> PgUntoldEvents.addOf(connection, pending.id()))
                .replaceWith(Optional.empty());
    }
}
