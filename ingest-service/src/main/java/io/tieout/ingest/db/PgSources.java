package io.tieout.ingest.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.SourceRecord;
import io.tieout.ingest.app.Sources;
import io.tieout.kit.db.TenantTx;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Sources through Hibernate Reactive Panache for people; the registry reads all tenants' as the writer.
@ApplicationScoped
class PgSources implements Sources {

    private static final String ALL = """
            SELECT tenant, id, format, roles, entity, issuer, time_zone, cut_off, options, effective, sealed_secrets,
                   api_key_id, api_key_sha256, created_at, updated_at
            FROM source""";

    private final SourceRows sources;
    private final TenantSession session;
    private final TenantTx tx;

    PgSources(SourceRows sources, TenantSession session, TenantTx tx) {
        this.sources = sources;
        this.session = session;
        this.tx = tx;
    }

    @Override
    public Uni<Optional<SourceRecord>> find(String tenant, String id) {
        return session.in(tenant, () -> sources.findById(new SourceKey(tenant, id)))
                .map(row -> Optional.ofNullable(row).map(SourceRow::toRecord));
    }

    @Override
    public Uni<List<SourceRecord>> list(String tenant, @Nullable String afterId, int limit) {
        return session.in(
                        tenant,
                        () -> sources.find("key.id > ?1 order by key.id", afterId == null ? "" : afterId)
                                .page(0, limit)
                                .list())
                .map(rows -> rows.stream().map(SourceRow::toRecord).toList());
    }

    /// The violation ends the database transaction and the session with it, so nothing poisoned lives on.
    @Override
    public Uni<Boolean> insert(SourceRecord added) {
        return session.in(added.source().tenant(), () -> sources.persistAndFlush(SourceRow.of(added)))
                .replaceWith(true)
                .onFailure(ConstraintViolationException.class)
                .recoverWithItem(false);
    }

    @Override
    public Uni<Void> update(SourceRecord changed) {
        SourceKey key =
                new SourceKey(changed.source().tenant(), changed.source().id());
        return session.in(
                        key.tenant(),
                        () -> sources.findById(key).onItem().ifNotNull().invoke(row -> row.take(changed)))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<SourceRecord>> all() {
        return tx.inWriterTx(connection -> connection.query(ALL).execute()).map(rows -> {
            List<SourceRecord> all = new ArrayList<>();
            rows.forEach(row -> all.add(row(row).toRecord()));
            return all;
        });
    }

    private static SourceRow row(Row row) {
        SourceRow read = new SourceRow();
        read.key = new SourceKey(row.getString("tenant"), row.getString("id"));
        read.format = row.getString("format");
        read.roles = row.getArrayOfStrings("roles");
        read.entity = row.getString("entity");
        read.issuer = row.getString("issuer");
        read.timeZone = row.getString("time_zone");
        read.cutOff = row.getString("cut_off");
        read.options = row.getString("options");
        read.effective = row.getString("effective");
        read.sealedSecrets = row.getBuffer("sealed_secrets").getBytes();
        read.apiKeyId = row.getString("api_key_id");
        read.apiKeySha256 = row.getBuffer("api_key_sha256").getBytes();
        read.createdAt = row.getOffsetDateTime("created_at").toInstant();
        read.updatedAt = row.getOffsetDateTime("updated_at").toInstant();
        return read;
    }
}
