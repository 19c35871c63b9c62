package io.tieout.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Ends what runs, in the reverse of the order in which it was started. Data stays.
final class Down {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Installation installation;
    private final Set<String> names;

    Down(Installation installation, Set<String> names) {
        this.installation = installation;
        this.names = names;
    }

    int run() {
        installation.home().create();
        try (HomeLock lock = HomeLock.take(installation.home())) {
            return lock.isHeld() ? stop() : Main.FAILED;
        }
    }

    private int stop() {
        List<DetachedProcess> recorded = new ArrayList<>();
        for (String name : Blueprint.NAMES.reversed()) {
            if (names.contains(name)) {
                installation.process(name).ifPresent(recorded::add);
            }
        }
        List<DetachedProcess> running =
                recorded.stream().filter(DetachedProcess::isAlive).toList();
        recorded.stream().filter(process -> !process.isAlive()).forEach(DetachedProcess::forget);
        if (running.isEmpty()) {
            System.out.println("Nothing runs.");
            return Main.DONE;
        }
        boolean allEnded = true;
        for (DetachedProcess process : running) {
            process.signal();
            boolean ended = process.awaitEnd(STOP_LIMIT);
            System.out.printf(
                    "  %-9s %s%n", process.name(), ended ? "stopped" : "does not end (pid " + process.pid() + ")");
            allEnded &= ended;
        }
        System.out.println("Its data is kept in " + installation.home().directory() + ".");
        return allEnded ? Main.DONE : Main.FAILED;
    }
}
