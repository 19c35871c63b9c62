package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.ledger.app.CrossReferenceLog;
import io.tieout.ledger.app.SavedCrossReference;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReference;
import io.tieout.ledger.domain.Validity;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads and adds versions of cross-references.
final class CrossReferenceRows {

    static final String COLUMNS =
            "c.source, c.kind, c.code, c.version, c.validities::text, c.saved_by, c.approved_by, c.learnt_from, c.saved_at";

    private static final String LOCK = "SELECT of_tenant, latest, periods FROM lock_cross_references($1, $2)";

    private static final String LATEST = "SELECT DISTINCT ON (c.source, c.kind, c.code) " + COLUMNS + """

              FROM unnest($1::text[], $2::text[], $3::text[]) AS asked (source, kind, code)
              JOIN cross_reference c
                ON c.source = asked.source AND c.kind = asked.kind AND c.code = asked.code AND c.tenant = $4
             ORDER BY c.source, c.kind, c.code, c.version DESC""";

    private static final String ADD = """
            INSERT INTO cross_reference (source, kind, code, version, validities, saved_by, approved_by, learnt_from,
                   saved_at, tenant)
            SELECT source, kind, code, version, validities::jsonb, saved_by, approved_by, learnt_from, saved_at, $10
              FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                   $8::uuid[], $9::timestamptz[])
                AS added (source, kind, code, version, validities, saved_by, approved_by, learnt_from, saved_at)""";

    private static final String CHANGED = """
            INSERT INTO changed_code (source, kind, code, tenant)
            SELECT *, $4 FROM unnest($1::text[], $2::text[], $3::text[])
            ON CONFLICT (tenant, source, kind, code) DO UPDATE SET upto = 0""";

    private static final String COUNT = """
            SELECT count(*) FROM (SELECT DISTINCT source, kind, code FROM cross_reference WHERE tenant = $1) AS codes""";

    /// What a tenant's entries are booked by: how many times its cross-references and its accounting periods changed.
    record Versions(long crossReferences, long periods) {

        /// Nothing was ever changed.
        static final Versions NONE = new Versions(0, 0);
    }

    private CrossReferenceRows() {}

    /// How many more codes a tenant may have; every instance holds them all.
    static Uni<Long> room(SqlConnection connection, String tenant) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(tenant))
                .map(rows ->
                        CrossReferenceLog.CODES_MAX - rows.iterator().next().getLong(0));
    }

    /// Until the end of the database transaction nobody else changes those of `tenants`, or, of `changed`, books by
    /// them. The same holds for their accounting periods.
    ///
    /// Completes with their versions.
    static Uni<Map<String, Versions>> lock(SqlConnection connection, Set<String> tenants, Set<String> changed) {
        return connection
                .preparedQuery(LOCK)
                .execute(Columns.of(tenants)
                        .texts(tenant -> tenant)
                        .same(changed.toArray(String[]::new))
                        .tuple())
                .map(rows -> {
                    Map<String, Versions> versions = new HashMap<>();
                    rows.forEach(row -> versions.put(
                            row.getString("of_tenant"), new Versions(row.getLong("latest"), row.getLong("periods"))));
                    return versions;
                });
    }

    static Uni<Map<CodeKey, SavedCrossReference>> latest(
            SqlConnection connection, String tenant, Collection<CodeKey> keys) {
        return connection
                .preparedQuery(LATEST)
                .execute(keys(Columns.of(keys)).same(tenant).tuple())
                .map(rows -> {
                    Map<CodeKey, SavedCrossReference> latest = new HashMap<>();
                    for (Row row : rows) {
                        SavedCrossReference saved = saved(row);
                        latest.put(saved.reference().key(), saved);
                    }
                    return latest;
                });
    }

    /// Adds a version to each, and has their events looked through.
    static Uni<Void> add(SqlConnection connection, String tenant, List<SavedCrossReference> saved) {
        if (saved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<CodeKey> keys = saved.stream().map(one -> one.reference().key()).toList();
        Columns<SavedCrossReference> columns = Columns.of(saved)
                .texts(one -> one.reference().key().source())
                .texts(one -> one.reference().key().kind().code())
                .texts(one -> one.reference().key().code())
                .longs(SavedCrossReference::version)
                .texts(one -> json(one.reference().validities()))
                .texts(SavedCrossReference::savedBy)
                .texts(SavedCrossReference::approvedBy)
                .uuids(SavedCrossReference::learntFrom)
                .times(SavedCrossReference::savedAt)
                .same(tenant);
        return connection
                .preparedQuery(ADD)
                .execute(columns.tuple())
                .chain(() -> KeptKinds.add(connection, tenant, saved))
                .chain(() -> change(connection, tenant, keys));
    }

    /// Has the events of these codes looked through, from the first.
    static Uni<Void> change(SqlConnection connection, String tenant, Collection<CodeKey> keys) {
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(CHANGED)
                        .execute(keys(Columns.of(keys)).same(tenant).tuple())
                        .replaceWithVoid();
    }

    static SavedCrossReference saved(Row row) {
        CodeKey key = new CodeKey(
                row.getString("source"), Coded.of(CodeKind.class, row.getString("kind")), row.getString("code"));
        return new SavedCrossReference(
                new CrossReference(key, validities(row.getString("validities"))),
                row.getLong("version"),
                row.getOffsetDateTime("saved_at").toInstant(),
                row.getString("saved_by"),
                row.getString("approved_by"),
                row.getUUID("learnt_from"));
    }

    private static Columns<CodeKey> keys(Columns<CodeKey> columns) {
        return columns.texts(CodeKey::source).texts(key -> key.kind().code()).texts(CodeKey::code);
    }

    private static String json(List<Validity> validities) {
        JsonArray array = new JsonArray();
        for (Validity validity : validities) {
            array.add(new JsonObject()
                    .put("from", text(validity.from()))
                    .put("until", text(validity.until()))
                    .put("canonical", validity.canonical()));
        }
        return array.encode();
    }

    private static List<Validity> validities(String json) {
        List<Validity> validities = new ArrayList<>();
        JsonArray array = new JsonArray(json);
        for (int i = 0; i < array.size(); i++) {
            JsonObject one = array.getJsonObject(i);
            validities.add(new Validity(
                    instant(one.getString("from")), instant(one.getString("until")), one.getString("canonical")));
        }
        return validities;
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }
}
