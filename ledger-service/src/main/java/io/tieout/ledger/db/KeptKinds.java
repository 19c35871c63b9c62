package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.ledger.app.SavedCrossReference;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CrossReferences;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a source sent before the first cross-reference of a kind: which codes of it the events carry. With that known,
/// they are booked anew as those that came later are.
final class KeptKinds {

    /// Of the tenant, whoever sent them: a source that sends little must not take long to walk through.
    private static final int EVENTS_PER_STEP = 2_000;

    private static final String ADD = """
            INSERT INTO kept_kind (source, kind, tenant)
            SELECT DISTINCT *, $3 FROM unnest($1::text[], $2::text[])
            ON CONFLICT DO NOTHING""";

    private static final String NEXT = """
            SELECT tenant, source, kind FROM kept_kind WHERE NOT is_walked ORDER BY tenant, source, kind LIMIT 1""";

    private static final String UPTO = """
            SELECT upto FROM kept_kind WHERE tenant = $1 AND source = $2 AND kind = $3 AND NOT is_walked""";

    private static final String WINDOW = """
            SELECT count(*)::integer AS events, coalesce(max(id), $2) AS upto
              FROM (SELECT id FROM event WHERE tenant = $1 AND id > $2 ORDER BY id LIMIT $3) AS step""";

    private static final String REMEMBER = """
            INSERT INTO coded_event (event, code, at, kind, source, tenant)
            SELECT *, $4, $5, $6 FROM unnest($1::bigint[], $2::text[], $3::timestamptz[])
            ON CONFLICT DO NOTHING""";

    private static final String ADVANCE = """
            UPDATE kept_kind SET upto = $4, is_walked = $5 WHERE tenant = $1 AND source = $2 AND kind = $3""";

    /// A kind of code of a source.
    record Kind(String tenant, String source, CodeKind kind) {

        static Kind of(Row row) {
            return new Kind(
                    row.getString("tenant"), row.getString("source"), Coded.of(CodeKind.class, row.getString("kind")));
        }

        CodeKey key(String code) {
            return new CodeKey(source, kind, code);
        }

        Tuple tuple() {
            return Tuple.of(tenant, source, kind.code());
        }
    }

    private record Carried(StoredEvent event, CodeKey key) {}

    private final SqlConnection connection;
    private final Kind kind;

    KeptKinds(SqlConnection connection, Kind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    /// Has the events of those kinds looked through that nothing was kept of before.
    static Uni<Void> add(SqlConnection connection, String tenant, List<SavedCrossReference> saved) {
        List<CodeKey> keys = saved.stream()
                .filter(one -> one.reference().isKept())
                .map(one -> one.reference().key())
                .toList();
        Columns<CodeKey> columns =
                Columns.of(keys).texts(CodeKey::source).texts(key -> key.kind().code());
        return keys.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(columns.same(tenant).tuple())
                        .replaceWithVoid();
    }

    static Uni<Optional<Kind>> next(SqlConnection connection) {
        return Rows.read(connection, NEXT, Tuple.tuple(), Kind::of)
                .map(kinds -> kinds.stream().findFirst());
    }

    /// Walks one step further, while no batch of the tenant is booked. Another instance may have been quicker.
    Uni<Void> step() {
        return CrossReferenceRows.lock(connection, Set.of(kind.tenant()), Set.of(kind.tenant()))
                .chain(() -> Rows.read(connection, UPTO, kind.tuple(), row -> row.getLong("upto")))
                .chain(found -> found.isEmpty() ? Uni.createFrom().voidItem() : step(found.getFirst()));
    }

    private Uni<Void> step(long after) {
        Tuple window = Tuple.of(kind.tenant(), after, EVENTS_PER_STEP);
        return Rows.read(connection, WINDOW, window, row -> row)
                .map(List::getFirst)
                .chain(row -> {
                    long upto = row.getLong("upto");
                    boolean isLast = row.getInteger("events") < EVENTS_PER_STEP;
                    return StoredEvents.ofSource(connection, kind, after, upto)
                            .chain(this::remember)
                            .chain(() -> connection
                                    .preparedQuery(ADVANCE)
                                    .execute(kind.tuple().addLong(upto).addBoolean(isLast)))
                            .replaceWithVoid();
                });
    }

    private Uni<Void> remember(List<StoredEvent> events) {
        Set<Carried> all = new LinkedHashSet<>();
        Set<CodeKey> keys = new HashSet<>();
        for (StoredEvent event : events) {
            for (String code : CrossReferences.codes(event.event(), kind.kind())) {
                CodeKey key = kind.key(code);
                keys.add(key);
                all.add(new Carried(event, key));
            }
        }
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : CrossReferenceRows.latest(connection, kind.tenant(), keys).chain(latest -> {
                    List<Carried> lookedUp = all.stream()
                            .filter(one -> latest.containsKey(one.key()) || !CrossReferences.isContracts(one.key()))
                            .toList();
                    return keep(lookedUp)
                            .chain(() -> CrossReferenceRows.change(connection, kind.tenant(), latest.keySet()));
                });
    }

    /// As they were booked: by the codes as they are.
    private Uni<Void> keep(List<Carried> carried) {
        if (carried.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Carried> columns = Columns.of(carried)
                .longs(one -> one.event().id())
                .texts(one -> one.key().code())
                .times(one -> one.event().event().envelope().occurredAt())
                .same(kind.kind().code())
                .same(kind.source())
                .same(kind.tenant());
        return connection.preparedQuery(REMEMBER).execute(columns.tuple()).replaceWithVoid();
    }
}
