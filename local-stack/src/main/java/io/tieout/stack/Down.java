package io.tieout.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Ends what runs, in the reverse of the order in which it was started. Data stays.
final class Down {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

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
        List<DetachedProcess> running = running();
        if (running.isEmpty()) {
            System.out.println("Nothing runs.");
            return Main.DONE;
        }
        boolean allEnded = stop(running.stream().filter(Down::isService).toList());
        allEnded &= stop(running.stream().filter(process -> !isService(process)).toList());
        System.out.println("Its data is kept in " + installation.home().directory() + ".");
        return allEnded ? Main.DONE : Main.FAILED;
    }

    /// What runs, last started first. Files of processes that ended by themselves are cleared away.
    private List<DetachedProcess> running() {
        List<DetachedProcess> running = new ArrayList<>();
        for (String name : Blueprint.NAMES.reversed()) {
            Optional<DetachedProcess> recorded = names.contains(name) ? installation.process(name) : Optional.empty();
            recorded.filter(DetachedProcess::isAlive).ifPresent(running::add);
            recorded.filter(process -> !process.isAlive()).ifPresent(DetachedProcess::forget);
        }
        return running;
    }

    /// Asks all first and waits then, because each takes some seconds.
    private static boolean stop(List<DetachedProcess> processes) {
        processes.forEach(DetachedProcess::signal);
        boolean allEnded = true;
        for (DetachedProcess process : processes) {
            boolean ended = process.awaitEnd(STOP_LIMIT);
            String how = ended ? "stopped" : "does not end (pid " + process.pid() + ")";
            System.out.printf("  %-9s %s%n", process.name(), how);
            allEnded &= ended;
        }
        return allEnded;
    }

    private static boolean isService(DetachedProcess process) {
        return ServiceDatabase.ALL.stream().anyMatch(service -> service.name().equals(process.name()));
    }
}
