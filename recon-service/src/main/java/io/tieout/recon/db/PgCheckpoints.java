package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.CheckpointQuery;
import io.tieout.recon.app.Checkpoints;
import io.tieout.recon.domain.checkpoint.Figures;
import io.tieout.recon.domain.checkpoint.Window;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Checkpoints in PostgreSQL.
@ApplicationScoped
class PgCheckpoints implements Checkpoints {

    /// A signed one goes before one that was only frozen.
    private static final String PREVIOUS = """
            SELECT c.checkpoint_id, c.created_at, c.content_sha256 FROM checkpoint c
             WHERE c.entity = $1 AND c.currency = $2 AND c.window_to = $3::date - 1
             ORDER BY (SELECT count(*) FROM checkpoint_signature s
                        WHERE s.tenant = c.tenant AND s.checkpoint_id = c.checkpoint_id) DESC, c.frozen_order DESC
             LIMIT 1""";

    private static final String SAME = """
            SELECT checkpoint_id FROM checkpoint
             WHERE entity = $1 AND currency = $2 AND window_from = $3 AND window_to = $4 AND content_sha256 = $5""";

    private static final String ADD = """
            INSERT INTO checkpoint (tenant, checkpoint_id, entity, currency, window_from, window_to, created_at,
                   created_by, complete, content, content_sha256)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String READ = """
            SELECT c.*, s.signs_as, s.subject, s.signed_at, s.content_sha256 AS signed_sha256
              FROM (%s) c
              LEFT JOIN checkpoint_signature s ON s.tenant = c.tenant AND s.checkpoint_id = c.checkpoint_id
             ORDER BY c.frozen_order DESC, s.signs_as""";

    private static final String ONE = READ.formatted("SELECT * FROM checkpoint WHERE checkpoint_id = $1");

    private static final String LIST = READ.formatted("""
            SELECT * FROM checkpoint
             WHERE ($1::text IS NULL OR entity = $1) AND ($2::text IS NULL OR currency = $2)
               AND ($3::bigint IS NULL OR frozen_order < $3)
             ORDER BY frozen_order DESC LIMIT $4""");

    private static final String OPEN = """
            SELECT b.*, c.currency FROM checkpoint_break b
              JOIN checkpoint c ON c.tenant = b.tenant AND c.checkpoint_id = b.checkpoint_id
             WHERE b.checkpoint_id = $1 AND b.part = 'open' AND ($2::uuid IS NULL OR b.break_id > $2)
             ORDER BY b.break_id LIMIT $3""";

    private static final String SIGN = """
            INSERT INTO checkpoint_signature (tenant, checkpoint_id, signs_as, subject, signed_at, content_sha256)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING""";

    /// Somebody froze the same at the same moment.
    private static final List<String> TRY_AGAIN = List.of("40001", "23505");

    private static final int TRIES_MAX = 3;

    private final TenantTx tx;

    PgCheckpoints(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Frozen> freeze(String tenant, Cut cut, Function<Figures, Sealed> seal) {
        return tx.inTenantSnapshot(
                        tenant,
                        connection -> previous(connection, cut.window())
                                .map(previous -> new WindowFigures(connection, tenant, cut, previous.orElse(null)))
                                .chain(window -> window.read()
                                        .map(seal)
                                        .chain(content -> keep(connection, tenant, cut, window, content))))
                .onFailure(failure ->
                        failure instanceof PgException pg && TRY_AGAIN.contains(String.valueOf(pg.getSqlState())))
                .retry()
                .atMost(TRIES_MAX - 1);
    }

    private static Uni<Optional<WindowFigures.Previous>> previous(SqlConnection connection, Window window) {
        return connection
                .preparedQuery(PREVIOUS)
                .execute(Tuple.of(window.entity(), window.currency().getCurrencyCode(), window.from()))
                .map(rows -> {
                    for (Row row : rows) {
                        return Optional.of(new WindowFigures.Previous(
                                row.getUUID(0), row.getOffsetDateTime(1).toInstant(), row.getString(2)));
                    }
                    return Optional.empty();
                });
    }

    private static Uni<Frozen> keep(
            SqlConnection connection, String tenant, Cut cut, WindowFigures figures, Sealed content) {
        Window window = cut.window();
        String currency = window.currency().getCurrencyCode();
        return connection
                .preparedQuery(SAME)
                .execute(Tuple.of(window.entity(), currency, window.from(), window.to(), content.sha256()))
                .chain(same -> {
                    for (Row row : same) {
                        return one(connection, row.getUUID(0)).map(found -> new Frozen(found.orElseThrow(), false));
                    }
                    UUID id = UUID.randomUUID();
                    return connection
                            .preparedQuery(ADD)
                            .execute(row(tenant, id, cut, content))
                            .chain(() -> figures.keepBreaks(id))
                            .chain(() -> one(connection, id))
                            .map(found -> new Frozen(found.orElseThrow(), true));
                });
    }

    private static Tuple row(String tenant, UUID id, Cut cut, Sealed content) {
        return Tuple.from(new @Nullable Object[] {
            tenant,
            id,
            cut.window().entity(),
            cut.window().currency().getCurrencyCode(),
            cut.window().from(),
            cut.window().to(),
            Columns.utc(cut.at()),
            cut.subject(),
            content.isComplete(),
            content.json(),
            content.sha256()
        });
    }

    @Override
    public Uni<Optional<Checkpoint>> find(String tenant, UUID id) {
        return tx.inTenantTx(tenant, connection -> one(connection, id));
    }

    private static Uni<Optional<Checkpoint>> one(SqlConnection connection, UUID id) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> read(rows).stream().findFirst());
    }

    @Override
    public Uni<List<Checkpoint>> list(String tenant, CheckpointQuery query, PageRequest page) {
        Cursor after = page.after();
        Tuple parameters = Tuple.from(new @Nullable Object[] {
            query.entity(), query.currency(), after == null ? null : after.number(0), page.limit()
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection.preparedQuery(LIST).execute(parameters).map(PgCheckpoints::read));
    }

    @Override
    public Uni<List<OpenBreak>> open(String tenant, UUID id, PageRequest page) {
        Cursor after = page.after();
        Tuple parameters =
                Tuple.from(new @Nullable Object[] {id, after == null ? null : CursorKeys.uuid(after, 0), page.limit()});
        return tx.inTenantTx(
                tenant,
                connection -> connection.preparedQuery(OPEN).execute(parameters).map(rows -> {
                    List<OpenBreak> open = new ArrayList<>(rows.size());
                    rows.forEach(row -> open.add(openBreak(row)));
                    return open;
                }));
    }

    @Override
    public Uni<Boolean> sign(String tenant, UUID id, Signature signature) {
        Tuple parameters = Tuple.from(new @Nullable Object[] {
            tenant, id, signature.as().code(), signature.subject(), Columns.utc(signature.at()), signature.sha256()
        });
        return tx.inTenantTx(
                tenant,
                connection -> connection.preparedQuery(SIGN).execute(parameters).map(rows -> rows.rowCount() == 1));
    }

    private static OpenBreak openBreak(Row row) {
        return new OpenBreak(
                row.getUUID("break_id"),
                row.getInteger("version"),
                row.getString("rule"),
                row.getString("rule_key"),
                Coded.of(BreakClass.class, row.getString("class")),
                Coded.of(Severity.class, row.getString("severity")),
                Money.of(row.getLong("delta_minor"), row.getString("currency")),
                row.getOffsetDateTime("first_detected_at").toInstant());
    }

    /// One row for each signature; without any, one.
    private static List<Checkpoint> read(RowSet<Row> rows) {
        Map<UUID, Checkpoint> byId = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Signature> signatures = row.getString("signs_as") == null ? List.of() : List.of(signature(row));
            byId.merge(row.getUUID("checkpoint_id"), checkpoint(row, signatures), PgCheckpoints::withSignatures);
        }
        return List.copyOf(byId.values());
    }

    private static Signature signature(Row row) {
        Instant at = row.getOffsetDateTime("signed_at").toInstant();
        return new Signature(
                Coded.of(SignsAs.class, row.getString("signs_as")),
                row.getString("subject"),
                at,
                row.getString("signed_sha256"));
    }

    private static Checkpoint checkpoint(Row row, List<Signature> signatures) {
        return new Checkpoint(
                row.getUUID("checkpoint_id"),
                new Window(
                        row.getString("entity"),
                        Currency.getInstance(row.getString("currency")),
                        row.getLocalDate("window_from"),
                        row.getLocalDate("window_to")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by"),
                new Sealed(row.getString("content"), row.getString("content_sha256"), row.getBoolean("complete")),
                row.getLong("frozen_order"),
                signatures);
    }

    private static Checkpoint withSignatures(Checkpoint one, Checkpoint other) {
        List<Signature> both = new ArrayList<>(one.signatures());
        both.addAll(other.signatures());
        return new Checkpoint(
                one.id(), one.window(), one.createdAt(), one.createdBy(), one.content(), one.order(), both);
    }
}
