package io.tieout.kit.db;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The only place that opens a database transaction.
///
/// People's requests run as `<database>_app` under row-level security; Kafka batches, which hold many tenants' records,
/// run as `<database>_writer`. Inside `work` use the connection for one statement after the other, never in parallel,
/// and never send to Kafka. A timeout or a cancelled caller is an unknown outcome: the database may still commit.
@ApplicationScoped
public class TenantTx {

    /// Lists have filters of which most are not set: a plan for all of them would read from the first row on every
    /// page.
    private static final String SET_TENANT =
            "SELECT set_config('app.tenant', $1, true), set_config('plan_cache_mode', 'force_custom_plan', true)";

    /// Must come before everything else in its transaction.
    private static final String ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";

    private static final String SET_LIMIT = "SELECT set_config('statement_timeout', $1, true)";

    private final Pool app;
    private final Pool writer;
    private final Duration tenantLimit;
    private final Duration writerLimit;

    TenantTx(
            Pool app,
            @ReactiveDataSource("writer") Pool writer,
            @ConfigProperty(name = "tieout.database.tenant-tx-timeout") Duration tenantLimit,
            @ConfigProperty(name = "tieout.database.writer-tx-timeout") Duration writerLimit) {
        this.app = app;
        this.writer = writer;
        this.tenantLimit = tenantLimit;
        this.writerLimit = writerLimit;
    }

    /// Runs `work` in one database transaction that sees the rows of `tenant` and no others.
    ///
    /// The tenant is set inside the database transaction, so that it cannot leak through the pool.
    public <T> Uni<T> inTenantTx(String tenant, Function<SqlConnection, Uni<T>> work) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("a tenant is needed");
        }
        return inTx(
                app,
                tenantLimit,
                connection -> connection
                        .preparedQuery(SET_TENANT)
                        .execute(Tuple.of(tenant))
                        .chain(() -> work.apply(connection)));
    }

    /// The same, with all statements seeing the rows as they were when the first one began, and with the time that a
    /// Kafka batch has: for figures that several statements add up and that must belong together.
    ///
    /// Writes that meet those of another transaction fail with a serialization failure; try again from the start.
    public <T> Uni<T> inTenantSnapshot(String tenant, Function<SqlConnection, Uni<T>> work) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("a tenant is needed");
        }
        String limit = Long.toString(writerLimit.toMillis());
        return inTx(
                app,
                writerLimit,
                connection -> connection
                        .query(ONE_SNAPSHOT)
                        .execute()
                        .chain(() -> connection.preparedQuery(SET_TENANT).execute(Tuple.of(tenant)))
                        .chain(() -> connection.preparedQuery(SET_LIMIT).execute(Tuple.of(limit)))
                        .chain(() -> work.apply(connection)));
    }

    /// Runs `work` in one database transaction that sees and writes every tenant's rows: for Kafka batches only.
    public <T> Uni<T> inWriterTx(Function<SqlConnection, Uni<T>> work) {
        return inTx(writer, writerLimit, work);
    }

    /// The pool itself ends the transaction and takes the connection back, whatever becomes of the subscriber, so a
    /// cancelled request cannot leak a connection; work whose subscriber has gone before it began is skipped.
    private static <T> Uni<T> inTx(Pool pool, Duration limit, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            AtomicBoolean isGone = new AtomicBoolean();
            return pool.withTransaction(connection -> isGone.get() ? skipped() : work.apply(connection))
                    .onCancellation()
                    .invoke(() -> isGone.set(true))
                    .ifNoItem()
                    .after(limit)
                    .fail();
        });
    }

    private static <T> Uni<T> skipped() {
        return Uni.createFrom().failure(() -> new CancellationException("the caller has gone"));
    }
}
