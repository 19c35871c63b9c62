package io.tieout.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Backlog;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The whole suite, started the way `./tieout up` does, with a state and ports of its own.
final class RunningSuite implements AutoCloseable {

    private static final Pattern EXPORT = Pattern.compile("export ([A-Z_]+)='(.*)'");
    private static final int COMMAND_SECONDS_MAX = 180;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Suites here live for minutes, in which the second compiler takes more than it gives back.
    static final Map<String, String> SHORT_LIVED = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    private final Path home;
    private final Path root = Path.of("..").toAbsolutePath().normalize();
    private final Thread downAtExit = new Thread(this::down, "suite-down");

    private RunningSuite(String name) {
        home = Path.of("target", "suites", name).toAbsolutePath();
    }

    /// @param name of the directory below `target/suites` that keeps state and logs
    static RunningSuite start(String name, String... options) {
        return start(name, Map.of(), options);
    }

    /// @param settings of the services, as environment variables
    static RunningSuite start(String name, Map<String, String> settings, String... options) {
        RunningSuite suite = new RunningSuite(name);
        suite.forget();
        Runtime.getRuntime().addShutdownHook(suite.downAtExit);
        List<String> words = new ArrayList<>(List.of("up", "--ports", "auto"));
        words.addAll(List.of(options));
        Map<String, String> variables = new HashMap<>(settings);
        variables.putAll(SHORT_LIVED);
        suite.command(words, variables);
        return suite;
    }

    /// Removes what a run before left.
    private void forget() {
        if (!Files.exists(home)) {
            return;
        }
        down();
        try (Stream<Path> walk = Files.walk(home)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }

    Suite as(String tenant) {
        return Suite.fromEnvironment(environment(tenant));
    }

    /// A token of somebody with that role.
    String token(String tenant, String role) {
        return command(List.of("token", "--tenant", tenant, "--role", role)).strip();
    }

    Map<String, String> environment(String tenant) {
        return exports(command(List.of("environment"), Map.of("TIEOUT_TENANT", tenant)));
    }

    /// What a service of this suite is told when it starts.
    Map<String, String> serviceEnvironment(String service) {
        return exports(command(List.of("environment", service)));
    }

    private static Map<String, String> exports(String lines) {
        Map<String, String> environment = new HashMap<>();
        Matcher export = EXPORT.matcher(lines);
        while (export.find()) {
            environment.put(export.group(1), export.group(2));
        }
        return environment;
    }

    Path root() {
        return root;
    }

    /// Makes commands of `./tieout` work on this suite.
    void aim(ProcessBuilder builder) {
        // ./tieout test tells its own home and ports by the same variables.
        builder.environment().keySet().removeIf(name -> name.startsWith("TIEOUT_"));
        builder.environment().put("TIEOUT_ROOT", root.toString());
        builder.environment().put("TIEOUT_HOME", home.toString());
    }

    /// The text with this suite's addresses in place of those that `./tieout up` takes where it can.
    String withPorts(String text) {
        Suite suite = as("demo");
        return text.replace("http://localhost:8081", suite.ingest().toString())
                .replace("http://localhost:8082", suite.ledger().toString())
                .replace("http://localhost:8083", suite.recon().toString())
                .replace("http://localhost:8084", suite.alert().toString());
    }

    /// Waits until everything that was accepted has gone the whole way.
    void awaitDone() {
        try (Backlog backlog = new Backlog(as("demo").kafka())) {
            Await.until("the services have nothing left to do", PATIENCE, backlog::isEmpty);
        }
    }

    /// Ends one component as `kill -9` does.
    void kill(String component) {
        ProcessHandle process = process(component);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }

    /// Starts what does not run, with the data it had.
    void startAgain(String... components) {
        command(List.of("up", "--only", String.join(",", components)), SHORT_LIVED);
    }

    /// Ends components in order, as `./tieout down --only` does.
    void stop(String... components) {
        command(List.of("down", "--only", String.join(",", components)));
    }

    Path logs() {
        return home.resolve("logs");
    }

    private ProcessHandle process(String component) {
        try {
            long pid = Long.parseLong(Files.readAllLines(home.resolve("run/" + component + ".pid"))
                    .getFirst());
            return ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException(component + " does not run"));
        } catch (IOException missing) {
            throw new IllegalStateException(component + " was never started", missing);
        }
    }

    private String command(List<String> words) {
        return command(words, Map.of());
    }

    private String command(List<String> words, Map<String, String> variables) {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tieout.stack.Main"));
        line.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        aim(builder);
        builder.environment().putAll(variables);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(COMMAND_SECONDS_MAX, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException("tieout " + String.join(" ", words) + " failed:\n" + output);
            }
            return output;
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private void down() {
        command(List.of("down"));
    }

    @Override
    public void close() {
        down();
        Runtime.getRuntime().removeShutdownHook(downAtExit);
    }
}
