package io.tieout.kit.db;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Puts a limit on everything that can hang between a pool and PostgreSQL.
class PoolTuning {

    private static final int WAITING_MAX = 1_000;
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;
    private static final int GRACE_SECONDS = 10;

    @Produces
    @Singleton
    static PgPoolCreator app(DatabaseSettings settings) {
        return input -> tuned("app", input, settings.tenantTxTimeout(), settings.tlsCaFile());
    }

    @Produces
    @Singleton
    @ReactiveDataSource("writer")
    static PgPoolCreator writer(DatabaseSettings settings) {
        return input -> tuned("writer", input, settings.writerTxTimeout(), settings.tlsCaFile());
    }

    private static Pool tuned(String name, PgPoolCreator.Input input, Duration limit, Optional<Path> tlsCaFile) {
        input.pgConnectOptionsList().forEach(options -> {
            tune(options, limit);
            tlsCaFile.ifPresent(file -> verify(options, file));
        });
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setName(name)
                        .setMaxWaitQueueSize(WAITING_MAX)
                        .setConnectionTimeout(Math.toIntExact(limit.toSeconds()))
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(List.copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    private static void verify(PgConnectOptions options, Path caFile) {
        options.setSslMode(SslMode.VERIFY_FULL)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setTrustOptions(new PemTrustOptions().addCertPath(caFile.toString()));
    }

    /// The server gives up before the caller does; a connection that says nothing for longer than both is dropped.
    private static void tune(PgConnectOptions options, Duration limit) {
        long serverLimitMillis = limit.toMillis() * 8 / 10;
        options.addProperty("statement_timeout", Long.toString(serverLimitMillis))
                .addProperty("lock_timeout", Long.toString(serverLimitMillis / 2))
                .addProperty("idle_in_transaction_session_timeout", Long.toString(limit.toMillis()));
        options.setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setTcpKeepAlive(true)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setReadIdleTimeout(Math.toIntExact(limit.toSeconds()) + GRACE_SECONDS);
    }
}
