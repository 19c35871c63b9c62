package io.tieout.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The process of the module bare-endpoint, with the JVM's options that services have.
public final class BareEndpoint implements AutoCloseable {

    private static final int TRIES_MAX = 600;

    private final BenchStack stack;
    private final Process process;
    private final int port;
    private final Thread endAtExit;

    private BareEndpoint(BenchStack stack, Process process, int port) {
        this.stack = stack;
        this.process = process;
        this.port = port;
        endAtExit = new Thread(process::destroy, "bare-endpoint-down");
        Runtime.getRuntime().addShutdownHook(endAtExit);
    }

    /// Returns when it answers.
    public static BareEndpoint start(BenchStack stack) {
        Path jar = stack.root().resolve("benchmarks/bare-endpoint/target/quarkus-app/quarkus-run.jar");
        try {
            int port = freePort();
            ProcessBuilder builder = new ProcessBuilder(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:NewRatio=1",
                    "-Dquarkus.http.port=" + port,
                    "-jar",
                    jar.toString());
            builder.redirectErrorStream(true)
                    .redirectOutput(stack.logs().resolve("bare-endpoint.log").toFile());
            BareEndpoint endpoint = new BareEndpoint(stack, builder.start(), port);
            endpoint.awaitAnswer();
            return endpoint;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitAnswer() {
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                pause();
            }
        }
        throw new IllegalStateException("the bare endpoint does not start; see " + stack.logs());
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public long pid() {
        return process.pid();
    }

    /// Of components of the stack that it is measured against.
    public Map<String, Long> pidsOf(List<String> components) {
        Map<String, Long> pids = new LinkedHashMap<>();
        components.forEach(component -> pids.put(component, stack.pid(component)));
        return pids;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().removeShutdownHook(endAtExit);
    }
}
