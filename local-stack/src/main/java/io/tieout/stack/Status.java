package io.tieout.stack;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// A table of every component: does it run, does it serve, what does it need.
final class Status {

    private static final String ROW = "%-9s %-8s %8s  %-12s %-8s %8s%n";

    private final Installation installation;

    Status(Installation installation) {
        this.installation = installation;
    }

    int run() {
        RunningSettings settings = RunningSettings.read(installation.home())
                .orElseGet(
                        () -> new RunningSettings(Ports.chosen(installation.environment(), false), ServiceClock.WALL));
        System.out.printf(ROW, "COMPONENT", "STATE", "PID", "PORT", "HEALTH", "MEMORY");
        Blueprint blueprint = installation.blueprint(settings);
        boolean allServe = true;
        for (String name : Blueprint.NAMES) {
            allServe &= row(name, blueprint);
        }
        return allServe ? Main.DONE : Main.NOT_RUNNING;
    }

    private boolean row(String name, Blueprint blueprint) {
        Optional<DetachedProcess> recorded = installation.process(name);
        Optional<ProcessHandle> process = recorded.flatMap(DetachedProcess::handle);
        String ports = PortCheck.portsOf(name).stream()
                .map(port -> Integer.toString(blueprint.ports().of(port)))
                .collect(Collectors.joining(","));
        if (process.isEmpty()) {
            System.out.printf(ROW, name, recorded.isPresent() ? "died" : "stopped", "-", ports, "-", "-");
            return false;
        }
        boolean healthy = blueprint.component(name).isHealthy();
        System.out.printf(
                ROW,
                name,
                "running",
                process.get().pid(),
                ports,
                healthy ? "ok" : "failing",
                megabytes(ProcessStatus.memory(process.get())));
        return healthy;
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() && bytes.getAsLong() > 0 ? (bytes.getAsLong() >> 20) + " MB" : "-";
    }
}
