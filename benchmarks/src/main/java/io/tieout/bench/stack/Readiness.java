package io.tieout.bench.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/// How long a service takes from the birth of its process to the first answer that it is ready.
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAUSE_MS = 5;

    private final BenchStack stack;
    private final String service;

    Readiness(BenchStack stack, String service) {
        this.stack = stack;
        this.service = service;
    }

    /// Seconds, with the 10 ms in which the system notes a process's birth.
    double after(ProcessBuilder starter) {
        long before = stack.hasPid(service) ? stack.pid(service) : -1;
        try (HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofMillis(200)).build()) {
            Process process =
                    starter.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            URI ready = URI.create("http://127.0.0.1:" + stack.port(service) + "/q/health/ready");
            Instant until = Instant.now().plus(PATIENCE);
            while (!stack.hasPid(service) || stack.pid(service) == before || !isReady(http, ready)) {
                if (Instant.now().isAfter(until)) {
                    throw new IllegalStateException(service + " is not ready after " + PATIENCE.toSeconds() + " s");
                }
                Thread.sleep(PAUSE_MS);
            }
            Instant readyAt = Instant.now();
            process.waitFor();
            Instant bornAt = ProcessHandle.of(stack.pid(service))
                    .flatMap(handle -> handle.info().startInstant())
                    .orElseThrow();
            return Duration.between(bornAt, readyAt).toMillis() / 1000.0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static boolean isReady(HttpClient http, URI ready) throws InterruptedException {
        try {
            return http.send(
                                    HttpRequest.newBuilder(ready)
                                            .timeout(Duration.ofSeconds(1))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
