package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.ActivePolicies;
import io.tieout.ledger.app.PolicyId;
import io.tieout.ledger.app.PolicyStatus;
import io.tieout.ledger.app.PolicyVersion;
import io.tieout.ledger.app.PolicyVersion.Act;
import io.tieout.ledger.app.PolicyVersions;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgPolicyVersions implements PolicyVersions, ActivePolicies {

    private static final String COLUMNS = """
             name, version, effective_from, sha256, status, saved_by, saved_at, activated_by, activated_at,
             retired_by, retired_at
            """;

    private static final String ACTIVE = """
            SELECT tenant, name, version, sha256, CASE WHEN sha256 = ANY($1) THEN NULL ELSE yaml END AS yaml
              FROM posting_policy WHERE status = 'active'""";

    private static final String LIST = "SELECT NULL::text AS yaml," + COLUMNS
            + "FROM posting_policy ORDER BY effective_from DESC, name, version DESC";

    private static final String FIND =
            "SELECT yaml," + COLUMNS + "FROM posting_policy WHERE name = $1 AND version = $2";

    private static final String SAVE = """
            INSERT INTO posting_policy (tenant, name, version, effective_from, yaml, sha256, saved_by, saved_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT DO NOTHING""";

    /// Someone may be activating another version of the same date: the row of whoever is second is not changed, because
    /// versions of a tenant are decided on one after the other.
    private static final String ACTIVATE = """
            UPDATE posting_policy p SET status = 'active', activated_by = $3, activated_at = $4
             WHERE name = $1 AND version = $2 AND status = 'draft'
               AND NOT EXISTS (SELECT FROM posting_policy o
                                WHERE o.status = 'active' AND o.effective_from = p.effective_from)
            RETURNING yaml,""" + COLUMNS;

    private static final String RETIRE = """
            UPDATE posting_policy SET status = 'retired', retired_by = $3, retired_at = $4
             WHERE name = $1 AND version = $2 AND status IN ('draft', 'active')
            RETURNING yaml,""" + COLUMNS;

    private static final String ONE_AFTER_THE_OTHER =
            "SELECT pg_advisory_xact_lock(hashtext('tieout.posting_policy'), hashtext($1))";

    private final TenantTx tx;

    PgPolicyVersions(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Active>> active(Collection<String> knownSha256) {
        Tuple known = Columns.of(knownSha256).texts(sha256 -> sha256).tuple();
        return tx.inWriterTx(connection -> connection
                .preparedQuery(ACTIVE)
                .execute(known)
                .map(rows -> {
                    List<Active> active = new ArrayList<>(rows.size());
                    rows.forEach(row -> active.add(new Active(
                            row.getString("tenant"), id(row), row.getString("sha256"), row.getString("yaml"))));
                    return active;
                }));
    }

    @Override
    public Uni<List<PolicyVersion>> list(String tenant) {
        return tx.inTenantTx(
                tenant, connection -> connection.preparedQuery(LIST).execute().map(PgPolicyVersions::versions));
    }

    @Override
    public Uni<Optional<PolicyVersion>> find(String tenant, PolicyId id) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(id.name(), id.version()))
                        .map(PgPolicyVersions::first));
    }

    @Override
    public Uni<PolicyVersion> save(String tenant, PolicyVersion draft) {
        Act saved = Objects.requireNonNull(draft.saved());
        Tuple row = Tuple.from(new @Nullable Object[] {
            tenant,
            draft.id().name(),
            draft.id().version(),
            draft.effectiveFrom(),
            draft.yaml(),
            draft.sha256(),
            saved.by(),
            Columns.utc(saved.at())
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(SAVE)
                        .execute(row)
                        .chain(() -> connection
                                .preparedQuery(FIND)
                                .execute(Tuple.of(draft.id().name(), draft.id().version()))
                                .map(rows -> first(rows).orElseThrow())));
    }

    @Override
    public Uni<Optional<PolicyVersion>> activate(String tenant, PolicyId id, Act act) {
        return decide(ACTIVATE, tenant, id, act);
    }

    @Override
    public Uni<Optional<PolicyVersion>> retire(String tenant, PolicyId id, Act act) {
        return decide(RETIRE, tenant, id, act);
    }

    private Uni<Optional<PolicyVersion>> decide(String update, String tenant, PolicyId id, Act act) {
        Tuple parameters = Tuple.of(id.name(), id.version(), act.by(), Columns.utc(act.at()));
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ONE_AFTER_THE_OTHER)
                        .execute(Tuple.of(tenant))
                        .chain(() -> connection
                                .preparedQuery(update)
                                .execute(parameters)
                                .map(PgPolicyVersions::first)));
    }

    private static Optional<PolicyVersion> first(RowSet<Row> rows) {
        return versions(rows).stream().findFirst();
    }

    private static List<PolicyVersion> versions(RowSet<Row> rows) {
        List<PolicyVersion> versions = new ArrayList<>(rows.size());
        rows.forEach(row -> versions.add(version(row)));
        return versions;
    }

    private static PolicyVersion version(Row row) {
        return new PolicyVersion(
                id(row),
                row.getLocalDate("effective_from"),
                row.getString("yaml"),
                row.getString("sha256"),
                Coded.of(PolicyStatus.class, row.getString("status")),
                act(row, "saved"),
                act(row, "activated"),
                act(row, "retired"));
    }

    private static @Nullable Act act(Row row, String what) {
        String by = row.getString(what + "_by");
        return by == null
                ? null
                : new Act(by, row.getOffsetDateTime(what + "_at").toInstant());
    }

    private static PolicyId id(Row row) {
        return new PolicyId(row.getString("name"), row.getInteger("version"));
    }
}
