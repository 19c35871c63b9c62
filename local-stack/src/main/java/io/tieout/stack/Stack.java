package io.tieout.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A running Kafka and a running PostgreSQL that belong to this JVM and end with it, however it ends.
///
/// Kafka holds [Topic#ALL]; PostgreSQL holds the databases `ingest`, `ledger`, `recon` and `alert`,
/// each with the roles `<database>_owner`, `<database>_writer` and `<database>_app`.
public final class Stack implements AutoCloseable {

    private static final int LOG_LINES = 20;

    private final StackOptions options;
    private final KafkaServer kafka;
    private final PostgresServer postgres;
    private final Thread closeAtExit = new Thread(this::closeServers, "stack-close");
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Leash kafkaProcess;
    private volatile @Nullable Leash postgresProcess;

    private Stack(StackOptions options) {
        this.options = options;
        Path directory = options.directory().toAbsolutePath();
        StackPorts ports = options.ports();
        Path logs = directory.resolve("logs");
        this.kafka = new KafkaServer(
                directory.resolve("kafka"),
                ports.kafka(),
                ports.kafkaController(),
                logs.resolve("kafka.log"),
                options.binaries().toAbsolutePath(),
                List.of("-XX:TieredStopAtLevel=1"));
        this.postgres = new PostgresServer(
                directory.resolve("postgres"),
                options.binaries().toAbsolutePath(),
                ports.postgres(),
                logs.resolve("postgres.log"),
                options.passwords(),
                Unprivileged.here());
    }

    /// Starts both servers and returns when both can be used. Whatever fails, nothing is left running.
    public static Stack start(StackOptions options) {
        Stack stack = new Stack(options);
        Runtime.getRuntime().addShutdownHook(stack.closeAtExit);
        try {
            Leash kafka = stack.launchKafka();
            stack.startPostgres();
            awaitReady(stack.kafka, kafka);
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    public String kafkaBootstrap() {
        return kafka.address();
    }

    public String postgresHost() {
        return PostgresServer.HOST;
    }

    public int postgresPort() {
        return postgres.port();
    }

    public String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    /// The address in the form the reactive client takes.
    public String reactiveUrl(String database) {
        return "postgresql://" + PostgresServer.HOST + ":" + postgres.port() + "/" + database;
    }

    /// The password of a role such as `ledger_app`.
    public String password(String role) {
        return options.passwords().apply(role);
    }

    /// A plain connection as `role`, for tests that prepare or look at data behind a service's back.
    public Connection connect(String database, String role) throws SQLException {
        return postgres.connect(database, role);
    }

    /// Directory of `kafka.log` and `postgres.log`.
    public Path logs() {
        return options.directory().toAbsolutePath().resolve("logs");
    }

    public long kafkaPid() {
        return running(kafkaProcess, "Kafka").pid();
    }

    public long postgresPid() {
        return running(postgresProcess, "PostgreSQL").pid();
    }

    /// Starts Kafka again after [#stopKafka()] or [#killKafka()], on the same port with the same data.
    public synchronized void startKafka() {
        awaitReady(kafka, launchKafka());
    }

    public synchronized void stopKafka() {
        running(kafkaProcess, "Kafka").stop();
        kafkaProcess = null;
    }

    /// As `kill -9` or a power cut would.
    public synchronized void killKafka() {
        running(kafkaProcess, "Kafka").kill();
        kafkaProcess = null;
    }

    /// Starts PostgreSQL again after [#stopPostgres()] or [#killPostgres()], on the same port with the same data.
    public synchronized void startPostgres() {
        postgres.prepare();
        Leash process = Leash.start(postgres.command());
        postgresProcess = process;
        awaitReady(postgres, process);
    }

    /// A fast shutdown: open connections are cut, open database transactions roll back.
    public synchronized void stopPostgres() {
        running(postgresProcess, "PostgreSQL").stop();
        postgresProcess = null;
    }

    /// As `kill -9` of the server and every session; the next start recovers from the log.
    public synchronized void killPostgres() {
        running(postgresProcess, "PostgreSQL").kill();
        postgresProcess = null;
    }

    /// Stops both servers and deletes the directory unless [StackOptions#keepsData()].
    @Override
    public void close() {
        closeServers();
        try {
            Runtime.getRuntime().removeShutdownHook(closeAtExit);
        } catch (IllegalStateException exiting) {
            // The hook is running; it finds everything closed.
        }
    }

    /// Takes no lock: at exit it must not wait for a start that is under way.
    private void closeServers() {
        if (closed.getAndSet(true)) {
            return;
        }
        stopIfRunning(kafkaProcess);
        stopIfRunning(postgresProcess);
        if (!options.keepsData()) {
            try {
                Directories.delete(options.directory());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private Leash launchKafka() {
        kafka.prepare();
        Leash process = Leash.start(kafka.command());
        kafkaProcess = process;
        return process;
    }

    private static void awaitReady(Component component, Leash process) {
        if (!component.awaitReady(process::isAlive)) {
            throw new StackException(component.name() + " does not start:\n"
                    + LogTail.of(component.command().log(), LOG_LINES));
        }
    }

    private static void stopIfRunning(@Nullable Leash process) {
        if (process != null) {
            process.stop();
        }
    }

    private static Leash running(@Nullable Leash process, String name) {
        if (process == null) {
            throw new IllegalStateException(name + " is not running");
        }
        return process;
    }
}
