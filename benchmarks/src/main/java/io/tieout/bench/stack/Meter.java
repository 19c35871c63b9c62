package io.tieout.bench.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/// Watches what the processes of a measurement use of the machine while it runs.
public final class Meter {

    /// The process that makes the load, this one.
    public static final String LOAD = "load";

    private final Map<String, Long> pids;
    private final long startedNanos = System.nanoTime();
    private final double busyBefore = Processor.busySeconds();
    private final Map<String, Double> before;
    private final double compiledBefore;

    private Meter(Map<String, Long> pids) {
        this.pids = pids;
        this.before = read();
        this.compiledBefore = compilerSeconds();
    }

    /// @param components by the names under which `./tieout status` lists them
    public static Meter of(BenchStack stack, String... components) {
        Map<String, Long> pids = new LinkedHashMap<>();
        for (String component : components) {
            pids.put(component, stack.pid(component));
        }
        return of(pids);
    }

    public static Meter of(Map<String, Long> processes) {
        Map<String, Long> pids = new LinkedHashMap<>(processes);
        pids.put(LOAD, ProcessHandle.current().pid());
        return new Meter(pids);
    }

    /// What was used since the meter was made.
    public Usage read(double seconds) {
        Map<String, Double> now = read();
        Map<String, Double> used = new LinkedHashMap<>();
        now.forEach((name, value) -> used.put(name, value - before.getOrDefault(name, 0.0)));
        double busy = Processor.busySeconds() - busyBefore;
        double elapsed = (System.nanoTime() - startedNanos) / 1e9;
        double own = used.values().stream().mapToDouble(Double::doubleValue).sum();
        double cores = Runtime.getRuntime().availableProcessors();
        double compiled = Math.max(0, compilerSeconds() - compiledBefore);
        return new Usage(seconds, used, compiled, Math.max(0, (busy - own) / (elapsed * cores)));
    }

    /// What was used since the meter was made, over the time since then.
    public Usage readNow() {
        return read((System.nanoTime() - startedNanos) / 1e9);
    }

    private Map<String, Double> read() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        long own = ProcessHandle.current().pid();
        pids.forEach((name, pid) ->
                seconds.put(name, pid == own ? Processor.secondsOf(pid) : Processor.secondsOfFamily(pid)));
        return seconds;
    }

    private double compilerSeconds() {
        return pids.entrySet().stream()
                .filter(each -> !each.getKey().equals(LOAD))
                .mapToDouble(each -> Processor.compilerSecondsOf(each.getValue()))
                .sum();
    }

    /// Megabytes of memory that a component has in use.
    public static long megabytes(BenchStack stack, String component) {
        return Processor.residentMegabytes(stack.pid(component));
    }
}
