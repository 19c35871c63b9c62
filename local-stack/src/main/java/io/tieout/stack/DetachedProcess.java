package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A process that outlives the command that started it, and the file by which later commands find it.
///
/// The start instant is written down with the pid, so that another process that got the same pid
/// later is never taken for it.
///
/// @param stopSignal the signal that asks it to end
record DetachedProcess(String name, long pid, Instant started, String stopSignal, Path file) {

    /// The system derives start instants from its clock; a corrected clock moves them a little.
    private static final Duration START_TOLERANCE = Duration.ofSeconds(3);

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    /// Starts in a session of its own: no terminal's Ctrl-C and no closed terminal reaches it.
    static DetachedProcess start(String name, Command command, Path directory) {
        List<String> words = new ArrayList<>(List.of("setsid"));
        words.addAll(command.words());
        try {
            rotate(command.log());
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            Process process = builder.start();
            Instant started = process.info().startInstant().orElseGet(Instant::now);
            DetachedProcess detached = new DetachedProcess(
                    name, process.pid(), started, command.stopSignal(), directory.resolve(name + ".pid"));
            detached.write();
            return detached;
        } catch (IOException failed) {
            throw new StackException("cannot start " + name + ": " + failed.getMessage(), failed);
        }
    }

    /// What the file of that component says, whether or not the process still runs.
    static Optional<DetachedProcess> find(String name, Path directory) {
        Path file = directory.resolve(name + ".pid");
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return Optional.of(new DetachedProcess(
                    name, Long.parseLong(lines.get(0)), Instant.parse(lines.get(1)), lines.get(2), file));
        } catch (IOException missing) {
            return Optional.empty();
        } catch (RuntimeException damaged) {
            throw new StackException(
                    file + " is damaged: see whether " + name + " still runs, then delete the file", damaged);
        }
    }

    boolean isAlive() {
        return handle().isPresent();
    }

    void signal() {
        if (isAlive()) {
            Signals.send(stopSignal, pid);
        }
    }

    /// Waits for the end that [#signal()] asked for, and forces it when the limit has passed.
    boolean awaitEnd(Duration limit) {
        if (!Await.until(limit, () -> !isAlive())) {
            handle().ifPresent(process -> {
                List<ProcessHandle> family =
                        new ArrayList<>(process.descendants().toList());
                family.addFirst(process);
                family.forEach(ProcessHandle::destroyForcibly);
            });
        }
        boolean ended = Await.until(KILL_LIMIT, () -> !isAlive());
        if (ended) {
            forget();
        }
        return ended;
    }

    void forget() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new StackException("cannot delete " + file, failed);
        }
    }

    /// The process, its children too; empty when it ended.
    Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .startInstant()
                        .map(actual -> Duration.between(started, actual).abs().compareTo(START_TOLERANCE) <= 0)
                        .orElse(false))
                .filter(process -> !ProcessStatus.isZombie(process.pid()));
    }

    private void write() throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, pid + "\n" + started + "\n" + stopSignal + "\n", UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
