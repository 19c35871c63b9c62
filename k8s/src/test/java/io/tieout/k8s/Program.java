package io.tieout.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that goes on until it is ended, with an environment of its own and a log file. It ends with this JVM.
final class Program implements AutoCloseable {

    private final Process process;
    private final Path log;
    private final List<Command> toEnd;
    private final Thread endsWithUs = new Thread(this::end);

    private Program(Process process, Path log, List<Command> toEnd) {
        this.process = process;
        this.log = log;
        this.toEnd = toEnd;
        Runtime.getRuntime().addShutdownHook(endsWithUs);
    }

    /// Nothing of this process's environment is passed on but the path.
    static Program start(List<String> words, Map<String, String> environment, Path log) {
        return start(words, environment, log, List.of());
    }

    /// The same for a program that starts others, which the commands `toEnd` end.
    static Program start(List<String> words, Map<String, String> environment, Path log, List<Command> toEnd) {
        ProcessBuilder builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().putAll(environment);
        try {
            return new Program(builder.start(), log, toEnd);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The status it ends with; fails when it does not end in time.
    int ends(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("still running after " + limit + ":\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /// As the kubelet asks a container to end.
    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        end();
        Runtime.getRuntime().removeShutdownHook(endsWithUs);
    }

    private void end() {
        toEnd.forEach(Command::tried);
        process.destroyForcibly();
        process.onExit().join();
    }
}
