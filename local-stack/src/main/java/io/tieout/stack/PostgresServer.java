package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.postgresql.Driver;

/// PostgreSQL as this stack runs it: on 127.0.0.1 only, passwords checked, fsync on.
///
/// @param directory holds the cluster in `data` and the log beside it
/// @param home holds PostgreSQL's `bin`
record PostgresServer(Path directory, Path home, int port, Path log, Unprivileged unprivileged) {

    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /// Settings that differ from the defaults. Shared memory lives in files of the cluster, so that
    /// a killed server leaves nothing in /dev/shm.
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=128MB",
            "max_connections=100",
            "max_wal_size=1GB",
            "checkpoint_timeout=15min",
            "dynamic_shared_memory_type=mmap",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %u@%d ");

    /// Creates the cluster where there is none yet.
    void prepare(String superuserPassword) {
        if (Files.exists(data().resolve("PG_VERSION"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            Files.createDirectories(log.toAbsolutePath().getParent());
            Path draft = directory.resolve("data-draft");
            if (Files.exists(draft)) {
                Directories.delete(draft);
            }
            Path secret = secretFile(superuserPassword);
            unprivileged.handOver(directory);
            initialise(draft, secret);
            Files.delete(secret);
            Files.move(draft, data());
        } catch (IOException failed) {
            throw new StackException("cannot create the PostgreSQL cluster in " + directory, failed);
        }
    }

    private void initialise(Path draft, Path secret) throws IOException {
        List<String> words = List.of(
                home.resolve("bin/initdb").toString(),
                "-D",
                draft.toString(),
                "--username=" + SUPERUSER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions");
        Process initdb = new ProcessBuilder(unprivileged.wrap(words))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (initdb.waitFor() != 0) {
                throw new StackException("initdb failed:\n" + LogTail.of(log, 20));
            }
        } catch (InterruptedException interrupted) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while PostgreSQL was set up", interrupted);
        }
    }

    private Path secretFile(String password) throws IOException {
        Path secret = directory.resolve("superuser-password");
        Files.deleteIfExists(secret);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(secret, password, UTF_8);
    }

    /// The server in the foreground; SIGINT is PostgreSQL's fast shutdown, which does not wait for clients.
    Command command() {
        List<String> words =
                new ArrayList<>(List.of(home.resolve("bin/postgres").toString(), "-D", data().toString()));
        words.addAll(List.of("-c", "listen_addresses=" + HOST, "-c", "port=" + port));
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        return new Command(unprivileged.wrap(words), Map.of("LC_ALL", "C", "TZ", "UTC"), log, "INT");
    }

    /// Waits until the server takes connections; false when it ended or did not in a minute.
    boolean awaitReady(String superuserPassword, BooleanSupplier alive) {
        boolean[] ready = new boolean[1];
        Await.until(START_LIMIT, () -> {
            ready[0] = answers(superuserPassword);
            return ready[0] || !alive.getAsBoolean();
        });
        return ready[0];
    }

    private boolean answers(String superuserPassword) {
        try (Connection connection = connect(SUPERUSER, SUPERUSER, superuserPassword)) {
            return connection.isValid(5);
        } catch (SQLException notYet) {
            return false;
        }
    }

    Connection connect(String database, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "5");
        Connection connection = new Driver().connect(jdbcUrl(database), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address: " + jdbcUrl(database));
        }
        return connection;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    private Path data() {
        return directory.resolve("data");
    }
}
