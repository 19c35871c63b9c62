package io.tieout.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What one `up` has started so far, all of which ends again unless the whole start succeeds.
final class Startup {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    private final Path run;
    private final List<DetachedProcess> started = new ArrayList<>();
    private boolean over;

    Startup(Path run) {
        this.run = run;
    }

    /// Refuses once the start has been given up, so that nothing begins behind the back of the clean-up.
    synchronized DetachedProcess launch(Component component) {
        if (over) {
            throw new StackException("the start was given up");
        }
        DetachedProcess process = DetachedProcess.start(component.name(), component.command(), run);
        started.add(process);
        return process;
    }

    synchronized boolean isOver() {
        return over;
    }

    /// Everything serves; from now on nothing is taken back. False when the start was given up before.
    synchronized boolean succeed() {
        if (over) {
            return false;
        }
        over = true;
        started.clear();
        return true;
    }

    /// Ends what was started, last first; returns the names.
    synchronized List<String> giveUp() {
        over = true;
        List<String> stopped = new ArrayList<>();
        for (DetachedProcess process : started.reversed()) {
            process.signal();
        }
        for (DetachedProcess process : started.reversed()) {
            process.awaitEnd(STOP_LIMIT);
            stopped.add(process.name());
        }
        started.clear();
        return stopped;
    }
}
