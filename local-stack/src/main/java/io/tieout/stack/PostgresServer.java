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
import java.util.function.UnaryOperator;
import org.postgresql.Driver;

/// PostgreSQL as this stack runs it: on 127.0.0.1 only, passwords checked, fsync on.
///
/// @param directory holds the cluster in `data` and the log beside it
/// @param binaries where PostgreSQL's programs are unpacked
/// @param passwords the password of each role
record PostgresServer(
        Path directory, Path binaries, int port, Path log, UnaryOperator<String> passwords, Unprivileged unprivileged)
        implements Component {

    static final String HOST = "127.0.0.1";
    static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int ANSWER_SECONDS = 5;
    private static final int STATEMENT_SECONDS = 60;
    private static final String WRONG_PASSWORD = "28P01";

    /// Settings that differ from the defaults. Shared memory lives in files of the cluster, so that
    /// a killed server leaves nothing in /dev/shm.
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "shared_buffers=512MB",
            "max_connections=100",
            "max_wal_size=4GB",
            "checkpoint_timeout=15min",
            // The large tables only grow: vacuum finds little in them, and their statistics hardly change.
            "autovacuum_vacuum_insert_scale_factor=0.5",
            "autovacuum_analyze_scale_factor=0.25",
            "dynamic_shared_memory_type=mmap",
            "unix_socket_directories=",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] %u@%d ");

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public String address() {
        return HOST + ":" + port;
    }

    @Override
    public Duration startLimit() {
        return START_LIMIT;
    }

    /// Creates the cluster where there is none yet.
    @Override
    public void prepare() {
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
            unprivileged.letThrough(directory);
            unprivileged.letThrough(Files.createDirectories(binaries));
            Path secret = secretFile(passwords.apply(SUPERUSER));
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
                home().resolve("bin/initdb").toString(),
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
    @Override
    public Command command() {
        List<String> words =
                new ArrayList<>(List.of(home().resolve("bin/postgres").toString(), "-D", data().toString()));
        words.addAll(List.of("-c", "listen_addresses=" + HOST, "-c", "port=" + port));
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        return new Command(unprivileged.wrap(words), Map.of("LC_ALL", "C", "TZ", "UTC"), log, "INT");
    }

    @Override
    public boolean isHealthy() {
        try (Connection connection = connect(SUPERUSER, SUPERUSER)) {
            return connection.isValid(ANSWER_SECONDS);
        } catch (SQLException refused) {
            if (WRONG_PASSWORD.equals(refused.getSQLState())) {
                throw new StackException(
                        "PostgreSQL refuses the superuser's password: the cluster in " + directory
                                + " was made with another. Bring back the old keys, or delete that directory",
                        refused);
            }
            return false;
        }
    }

    /// Creates the databases and roles that are not there yet.
    @Override
    public void complete() {
        try {
            for (ServiceDatabase database : ServiceDatabase.ALL) {
                database.ensure(this);
            }
        } catch (SQLException failed) {
            throw new StackException("cannot create the databases; see " + log, failed);
        }
    }

    Connection connect(String database, String role) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", role);
        properties.setProperty("password", passwords.apply(role));
        properties.setProperty("connectTimeout", Integer.toString(ANSWER_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(STATEMENT_SECONDS));
        Connection connection = new Driver().connect(jdbcUrl(database), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address: " + jdbcUrl(database));
        }
        return connection;
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://" + HOST + ":" + port + "/" + database;
    }

    private Path home() {
        return PostgresBinaries.unpackedBelow(binaries);
    }

    private Path data() {
        return directory.resolve("data");
    }
}
