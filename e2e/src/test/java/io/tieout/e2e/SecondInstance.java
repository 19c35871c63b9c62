package io.tieout.e2e;

import io.tieout.simulator.suite.Await;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One more process of a service beside the one that the suite started, with the same database and the same topics.
final class SecondInstance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int STOP_SECONDS_MAX = 30;

    private final RunningSuite suite;
    private final String service;
    private final int port;
    private Process process;

    SecondInstance(RunningSuite suite, String service) throws IOException {
        this.suite = suite;
        this.service = service;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        process = start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// Ends it as an orchestrator does, and starts it anew.
    void restart() throws IOException {
        close();
        process = start();
    }

    private Process start() throws IOException {
        Path jar = suite.root().resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        suite.logs().resolve(service + "-2.log").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("TIEOUT_"));
        builder.environment().putAll(suite.serviceEnvironment(service));
        builder.environment().putAll(RunningSuite.SHORT_LIVED);
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        Process started = builder.start();
        Await.until("a second " + service + " is ready", PATIENCE, this::isReady);
        return started;
    }

    private boolean isReady() {
        try {
            var connection = (HttpURLConnection)
                    address().resolve("/q/health/ready").toURL().openConnection();
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException notYet) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(service + " did not end when it was told to");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
