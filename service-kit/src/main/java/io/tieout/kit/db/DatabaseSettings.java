package io.tieout.kit.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// `tieout.database.*`; the reactive datasources are derived from the same keys.
@ConfigMapping(prefix = "tieout.database")
interface DatabaseSettings {

    String host();

    int port();

    String name();

    Login owner();

    Login app();

    Login writer();

    @WithDefault("at-start")
    Migrations.When migrate();

    /// How often to try to reach PostgreSQL for the migrations before the start fails, about 2 seconds apart.
    @WithDefault("30")
    int connectRetries();

    /// Connections of each of the two pools.
    int poolSize();

    Duration tenantTxTimeout();

    Duration writerTxTimeout();

    /// PEM of the authority whose certificate PostgreSQL must show, for the host name it was called by. Without it
    /// nothing is verified, and the pools' connections are not encrypted.
    Optional<Path> tlsCaFile();

    default String jdbcUrl() {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + name()
                + tlsCaFile()
                        .map(file -> "?sslmode=verify-full&sslrootcert=" + URLEncoder.encode(file.toString(), UTF_8))
                        .orElse("");
    }

    /// A role of PostgreSQL.
    interface Login {

        String username();

        Optional<String> password();
    }
}
