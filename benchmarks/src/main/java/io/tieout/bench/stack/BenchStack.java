package io.tieout.bench.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The suite as `./tieout up` starts it, part by part, with a state and ports of its own.
public final class BenchStack implements AutoCloseable {

    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)='(.*)'");

    private final Path root;
    private final Path home;
    private final Set<Process> commands = ConcurrentHashMap.newKeySet();
    private final Set<String> frozen = ConcurrentHashMap.newKeySet();
    private final Thread downAtExit = new Thread(this::abandon, "bench-down");

    /// @param root the checkout, where the services were built
    /// @param home where state goes
    public BenchStack(Path root, Path home) {
        this.root = root;
        this.home = home;
        Runtime.getRuntime().addShutdownHook(downAtExit);
    }

    /// Starts what does not run yet and waits until it serves.
    public void up(String... components) {
        command(List.of("up", "--ports", "auto", "--only", String.join(",", components)), Map.of());
    }

    /// Starts one service, and says how many seconds passed from its process to its readiness.
    public double startOf(String service) {
        ProcessBuilder builder = builder(List.of("up", "--ports", "auto", "--only", service), Map.of());
        return new Readiness(this, service).after(builder);
    }

    /// Freezes a process where it stands, so that work can pile up for one that is warm.
    public void freeze(String component) {
        signal("-STOP", component);
        frozen.add(component);
    }

    public void thaw(String component) {
        signal("-CONT", component);
        frozen.remove(component);
    }

    private void signal(String signal, String component) {
        try {
            new ProcessBuilder("kill", signal, Long.toString(pid(component)))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    public void stop(String... components) {
        command(List.of("down", "--only", String.join(",", components)), Map.of());
    }

    /// What is being started is given up first: two commands do not work on one stack.
    private void abandon() {
        for (Process command : List.copyOf(commands)) {
            command.destroy();
            command.onExit().join();
        }
        down();
    }

    public void down() {
        List.copyOf(frozen).forEach(this::thaw);
        command(List.of("down"), Map.of());
    }

    /// Addresses, and tokens of one tenant.
    public Suite as(String tenant) {
        Map<String, String> environment = new HashMap<>();
        Matcher export = EXPORT.matcher(command(List.of("environment"), Map.of("TIEOUT_TENANT", tenant)));
        while (export.find()) {
            environment.put(export.group(1), export.group(2));
        }
        return Suite.fromEnvironment(environment);
    }

    /// A bearer token of one tenant.
    ///
    /// @param role as `./tieout token` names it
    public String token(String tenant, String role) {
        return command(List.of("token", "--tenant", tenant, "--role", role), Map.of())
                .strip();
    }

    public long pid(String component) {
        try {
            return Long.parseLong(Files.readAllLines(home.resolve("run/" + component + ".pid"))
                    .getFirst());
        } catch (IOException missing) {
            throw new UncheckedIOException(component + " does not run", missing);
        }
    }

    public boolean hasPid(String component) {
        return Files.exists(home.resolve("run/" + component + ".pid"));
    }

    public int port(String component) {
        return Integer.parseInt(property("run/ports.properties", component));
    }

    public String bootstrap() {
        return "127.0.0.1:" + port("kafka");
    }

    public String password(String role) {
        return property("keys/passwords.properties", role);
    }

    /// As the superuser, whom row-level security does not concern.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port("postgres") + "/" + database, "postgres", password("postgres"));
    }

    public Path root() {
        return root;
    }

    public Path logs() {
        return home.resolve("logs");
    }

    private String property(String file, String name) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve(file), UTF_8)) {
            properties.load(reader);
        } catch (IOException missing) {
            throw new UncheckedIOException("nothing runs", missing);
        }
        String value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in " + file);
        }
        return value;
    }

    private String command(List<String> words, Map<String, String> variables) {
        try {
            Process process = started(builder(words, variables));
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("tieout " + String.join(" ", words) + " failed:\n" + output);
            }
            return output;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    Process started(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        commands.add(process);
        var _ = process.onExit().thenRun(() -> commands.remove(process));
        return process;
    }

    private ProcessBuilder builder(List<String> words, Map<String, String> variables) {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tieout.stack.Main"));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TIEOUT_"));
        builder.environment().put("TIEOUT_ROOT", root.toString());
        builder.environment().put("TIEOUT_HOME", home.toString());
        builder.environment().putAll(variables);
        return builder;
    }

    @Override
    public void close() {
        down();
        Runtime.getRuntime().removeShutdownHook(downAtExit);
    }
}
