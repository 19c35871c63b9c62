package io.tieout.stack;

import java.io.IOException;

/// Signals other than the two that the JDK can send.
final class Signals {

    private Signals() {}

    /// Sends `signal` (as `kill -s` calls it); a process that is gone already is no error.
    static void send(String signal, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s \"$1\" \"$2\"", "kill", signal, Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failed) {
            throw new StackException("cannot send a signal: no sh on this machine", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
