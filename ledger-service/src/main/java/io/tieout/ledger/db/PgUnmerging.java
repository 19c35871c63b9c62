package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Unmerged;
import io.tieout.ledger.app.Unmerging;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Declares the reference a hub, as one that too many facts carry becomes one: what it had joined is taken apart in the
/// same database transaction, and from then on it ties nothing.
///
/// The writer does it, because it moves events; every statement says for which tenant.
@ApplicationScoped
class PgUnmerging implements Unmerging {

    private static final String BY_KEY = """
            SELECT u.unmerge_id, u.former, u.reference, u.reason, u.requested_by, u.approved_by, u.unmerged_at, u.content_hash,
                   (SELECT max(s.number) FROM transaction_split s WHERE s.cause = u.unmerge_id) AS number,
                   array(SELECT DISTINCT s.part FROM transaction_split s WHERE s.cause = u.unmerge_id
                          ORDER BY s.part LIMIT $3) AS parts
              FROM unmerge u
             WHERE u.tenant = $1 AND u.idempotency_key = $2""";

    /// What the transaction is known by, and whether the reference leads to it.
    private static final String TIED = """
            SELECT s.correlation_id,
                   EXISTS (SELECT FROM joining_reference j
                             LEFT JOIN transaction_alias o ON o.absorbed = j.transaction
                            WHERE j.tenant = $1 AND j.type = $3 AND j.issuer = $4 AND j.value = $5
                              AND coalesce(o.survivor, j.transaction) = s.id) AS is_tied
              FROM transaction t
              LEFT JOIN transaction_alias a ON a.absorbed = t.id
              JOIN transaction s ON s.id = coalesce(a.survivor, t.id)
             WHERE t.tenant = $1 AND t.correlation_id = $2""";

    private static final String ADD = """
            INSERT INTO unmerge (unmerge_id, tenant, idempotency_key, content_hash, former, reference, reason, requested_by,
                   approved_by, traceparent, unmerged_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String UNTOLD = "INSERT INTO untold_unmerge (unmerge_id, tenant) VALUES ($1, $2)";

    /// Undoes the database transaction, so that the reference goes on joining.
    private static final class NothingToTakeApart extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NothingToTakeApart() {
            super("other references tie all of it");
        }
    }

    private final TenantTx tx;

    PgUnmerging(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<Unmerge>> findByKey(String tenant, String idempotencyKey) {
        return tx.inTenantTx(tenant, connection -> findByKey(connection, tenant, idempotencyKey));
    }

    @Override
    public Uni<Unmerged> unmerge(Wish wish, Instant at) {
        return tx.inTenantTx(
                        wish.tenant(),
                        connection -> Approvals.isApproved(connection, wish.contentHash(), wish.approvedBy(), at))
                .chain(isApproved -> isApproved
                        ? tx.inWriterTx(connection -> alone(connection, wish, at))
                                .onFailure(NothingToTakeApart.class)
                                .recoverWithItem(new Unmerged.StillTied())
                        : Uni.createFrom().item(new Unmerged.NotApproved(wish.approvedBy())));
    }

    private static Uni<Unmerged> alone(SqlConnection connection, Wish wish, Instant at) {
        TenantReference reference = new TenantReference(wish.tenant(), wish.reference());
        return new Hubs(connection)
                .lock(Set.of(wish.tenant()), Set.of(reference))
                .chain(() -> findByKey(connection, wish.tenant(), wish.idempotencyKey()))
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(new Unmerged.Done(earlier.get(), false))
                        : judge(connection, wish, reference, at));
    }

    private static Uni<Unmerged> judge(SqlConnection connection, Wish wish, TenantReference reference, Instant at) {
        Tuple asked =
                Tuple.of(wish.tenant(), wish.correlationId(), reference.type(), reference.issuer(), reference.value());
        return Rows.read(connection, TIED, asked, row -> row).chain(rows -> {
            if (rows.isEmpty()) {
                return Uni.createFrom().item(new Unmerged.UnknownTransaction(wish.correlationId()));
            }
            Row row = rows.getFirst();
            return row.getBoolean("is_tied")
                    ? takeApart(connection, wish, reference)
                            .chain(() -> keep(connection, wish, row.getUUID("correlation_id"), at))
                    : Uni.createFrom().item(new Unmerged.NotTied());
        });
    }

    private static Uni<Void> takeApart(SqlConnection connection, Wish wish, TenantReference reference) {
        return new Hubs(connection)
                .declare(Map.of(reference, wish.id()))
                .invoke(told -> {
                    long parts = told.stream()
                            .map(one -> one.split().correlationId())
                            .distinct()
                            .count();
                    if (parts < 2) {
                        throw new NothingToTakeApart();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Unmerged> keep(SqlConnection connection, Wish wish, UUID former, Instant at) {
        Tuple row = Tuple.from(new @Nullable Object[] {
            wish.id(),
            wish.tenant(),
            wish.idempotencyKey(),
            wish.contentHash(),
            former,
            wish.reference().toString(),
            wish.reason(),
            wish.requestedBy(),
            wish.approvedBy(),
            wish.traceparent(),
            Columns.utc(at)
        });
        return connection
                .preparedQuery(ADD)
                .execute(row)
                .chain(() -> connection.preparedQuery(UNTOLD).execute(Tuple.of(wish.id(), wish.tenant())))
                .chain(() -> findByKey(connection, wish.tenant(), wish.idempotencyKey()))
                .map(added -> new Unmerged.Done(added.orElseThrow(), true));
    }

    private static Uni<Optional<Unmerge>> findByKey(SqlConnection connection, String tenant, String idempotencyKey) {
        return Rows.read(connection, BY_KEY, Tuple.of(tenant, idempotencyKey, Unmerge.PARTS_MAX), PgUnmerging::unmerge)
                .map(found -> found.stream().findFirst());
    }

    private static Unmerge unmerge(Row row) {
        List<UUID> parts = Arrays.asList(row.getArrayOfUUIDs("parts"));
        return new Unmerge(
                row.getUUID("unmerge_id"),
                row.getUUID("former"),
                Reference.parse(row.getString("reference")),
                row.getInteger("number"),
                parts,
                row.getString("reason"),
                row.getString("requested_by"),
                row.getString("approved_by"),
                row.getOffsetDateTime("unmerged_at").toInstant(),
                row.getString("content_hash"));
    }
}
