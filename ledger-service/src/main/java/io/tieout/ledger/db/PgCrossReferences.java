package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.CrossReferenceLog;
import io.tieout.ledger.app.SavedCrossReference;
import io.tieout.ledger.db.CrossReferenceRows.Versions;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.domain.CrossReferences;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgCrossReferences implements CrossReferenceLog {

    private static final String LATEST_OF = "SELECT DISTINCT ON (c.source, c.kind, c.code) "
            + CrossReferenceRows.COLUMNS + " FROM cross_reference c WHERE ";

    private static final String ORDER = " ORDER BY c.source, c.kind, c.code, c.version DESC";

    private static final String FIND = LATEST_OF + "c.source = $1 AND c.kind = $2 AND c.code = $3" + ORDER;

    private static final String SINCE = "SELECT c.tenant, " + CrossReferenceRows.COLUMNS + """

              FROM unnest($1::text[], $2::bigint[]) AS known (tenant, version)
              JOIN cross_reference c ON c.tenant = known.tenant AND c.version > known.version
             ORDER BY c.tenant, c.version""";

    private final TenantTx tx;

    PgCrossReferences(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Saving> save(Proposal proposal, Instant savedAt) {
        return tx.inTenantTx(
                proposal.tenant(),
                connection -> Approvals.isApproved(connection, proposal.contentHash(), proposal.approvedBy(), savedAt)
                        .chain(isApproved -> isApproved
                                ? saveApproved(connection, proposal, savedAt)
                                : Uni.createFrom().item(new Saving.NotApproved(proposal.approvedBy()))));
    }

    private static Uni<Saving> saveApproved(SqlConnection connection, Proposal proposal, Instant savedAt) {
        String tenant = proposal.tenant();
        List<CodeKey> keys =
                proposal.references().stream().map(CrossReference::key).toList();
        return CrossReferenceRows.lock(connection, Set.of(tenant), Set.of(tenant))
                .chain(versions -> CrossReferenceRows.latest(connection, tenant, keys)
                        .chain(latest -> {
                            List<SavedCrossReference> changed = changed(
                                    proposal,
                                    latest,
                                    versions.getOrDefault(tenant, Versions.NONE).crossReferences() + 1,
                                    savedAt);
                            long added = changed.stream()
                                    .filter(one ->
                                            !latest.containsKey(one.reference().key()))
                                    .count();
                            return hasRoom(connection, tenant, added)
                                    .chain(hasRoom -> hasRoom
                                            ? CrossReferenceRows.add(connection, tenant, changed)
                                                    .replaceWith(new Saving.Saved(changed.size()))
                                            : Uni.createFrom().item(new Saving.TooMany(CODES_MAX)));
                        }));
    }

    private static Uni<Boolean> hasRoom(SqlConnection connection, String tenant, long added) {
        return added == 0
                ? Uni.createFrom().item(true)
                : CrossReferenceRows.room(connection, tenant).map(room -> added <= room);
    }

    private static List<SavedCrossReference> changed(
            Proposal proposal, Map<CodeKey, SavedCrossReference> latest, long version, Instant savedAt) {
        List<SavedCrossReference> changed = new ArrayList<>();
        for (CrossReference reference : proposal.references()) {
            SavedCrossReference before = latest.get(reference.key());
            if (before == null || !before.reference().equals(reference)) {
                changed.add(new SavedCrossReference(
                        reference, version, savedAt, proposal.savedBy(), proposal.approvedBy(), null));
            }
        }
        return changed;
    }

    @Override
    public Uni<Optional<SavedCrossReference>> find(String tenant, CodeKey key) {
        Tuple row = Tuple.of(key.source(), key.kind().code(), key.code());
        return tx.inTenantTx(tenant, connection -> Rows.read(connection, FIND, row, CrossReferenceRows::saved))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Uni<List<SavedCrossReference>> list(String tenant, Filter filter, @Nullable CodeKey after, int limit) {
        Conditions where = new Conditions()
                .and("c.source = ?", filter.source())
                .and("c.kind = ?", filter.kind() == null ? null : filter.kind().code())
                .and("c.code = ?", filter.code());
        if (after != null) {
            String source = where.parameter(after.source());
            String kind = where.parameter(after.kind().code());
            where.and("(c.source, c.kind, c.code) > (" + source + ", " + kind + ", ?)", after.code());
        }
        String query = LATEST_OF + where.clause() + ORDER + " LIMIT " + where.parameter(limit);
        return tx.inTenantTx(
                tenant, connection -> Rows.read(connection, query, where.tuple(), CrossReferenceRows::saved));
    }

    @Override
    public Uni<Map<String, CrossReferences>> latest(Map<String, CrossReferences> known, Collection<String> tenants) {
        Columns<String> since = Columns.of(tenants)
                .texts(tenant -> tenant)
                .longs(tenant ->
                        known.getOrDefault(tenant, CrossReferences.NONE).version());
        return tx.inWriterTx(connection -> connection
                .preparedQuery(SINCE)
                .execute(since.tuple())
                .map(rows -> {
                    Map<String, List<SavedCrossReference>> saved = new HashMap<>();
                    for (Row row : rows) {
                        saved.computeIfAbsent(row.getString("tenant"), _ -> new ArrayList<>())
                                .add(CrossReferenceRows.saved(row));
                    }
                    Map<String, CrossReferences> latest = new HashMap<>();
                    saved.forEach((tenant, later) -> latest.put(
                            tenant,
                            known.getOrDefault(tenant, CrossReferences.NONE)
                                    .with(
                                            later.getLast().version(),
                                            later.stream()
                                                    .map(SavedCrossReference::reference)
                                                    .toList())));
                    return latest;
                }));
    }
}
