package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A server process that does not outlive the JVM that started it, even when that JVM is killed with -9.
///
/// A small shell stands between: its standard input is a pipe from this JVM, and when the pipe
/// breaks it ends what it guards, first politely and after ten seconds by force.
final class Leash {

    private static final String GUARD = """
            log=$1; signal=$2; shift 2
            exec 4<&0
            "$@" </dev/null >>"$log" 2>&1 4<&- &
            child=$!
            trap '' HUP INT TERM
            echo "$child"
            exec >/dev/null
            {
              while read -r ignored <&4; do :; done
              kill -s "$signal" "$child"
              tries=100
              while [ "$tries" -gt 0 ] && kill -0 "$child"; do sleep 0.1; tries=$((tries - 1)); done
              kill -s KILL "$child"
            } &
            watcher=$!
            exec 4<&-
            wait "$child"
            kill -s KILL "$watcher"
            """;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Process guard;
    private final ProcessHandle child;

    private Leash(Process guard, ProcessHandle child) {
        this.guard = guard;
        this.child = child;
    }

    static Leash start(Command command) {
        List<String> words = new ArrayList<>(List.of("sh", "-c", GUARD, "leash"));
        words.add(command.log().toString());
        words.add(command.stopSignal());
        words.addAll(command.words());
        try {
            Files.createDirectories(command.log().toAbsolutePath().getParent());
            ProcessBuilder builder = new ProcessBuilder(words);
            builder.redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(command.environment());
            Process guard = builder.start();
            return new Leash(guard, childOf(guard, command));
        } catch (IOException failed) {
            throw new StackException("cannot start " + command.words().getFirst(), failed);
        }
    }

    private static ProcessHandle childOf(Process guard, Command command) throws IOException {
        String pid = new BufferedReader(new InputStreamReader(guard.getInputStream(), UTF_8)).readLine();
        if (pid == null) {
            throw new StackException("cannot start " + command.words());
        }
        return ProcessHandle.of(Long.parseLong(pid))
                .orElseThrow(
                        () -> new StackException(command.words().getFirst() + " ended at once; see " + command.log()));
    }

    long pid() {
        return child.pid();
    }

    boolean isAlive() {
        return guard.isAlive();
    }

    /// Ends the process politely, and by force when it does not listen.
    void stop() {
        closePipe();
        awaitEnd();
    }

    /// Ends the process and its children as `kill -9` does: nothing is flushed, nobody says goodbye.
    void kill() {
        List<ProcessHandle> family = new ArrayList<>(child.descendants().toList());
        family.addFirst(child);
        family.forEach(ProcessHandle::destroyForcibly);
        awaitEnd();
        Await.until(GRACE, () -> family.stream().noneMatch(ProcessHandle::isAlive));
        closePipe();
    }

    private void awaitEnd() {
        if (!Await.until(GRACE, () -> !guard.isAlive())) {
            throw new StackException("process " + child.pid() + " does not end");
        }
    }

    private void closePipe() {
        try {
            guard.getOutputStream().close();
        } catch (IOException broken) {
            // The guard is gone already, and the pipe with it.
        }
    }
}
