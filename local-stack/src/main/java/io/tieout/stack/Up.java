package io.tieout.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Starts what does not run yet, waits until it serves, and takes everything back when one part does not.
final class Up {

    private static final int LOG_LINES = 15;

    private final Installation installation;
    private final Selection selection;

    Up(Installation installation, Selection selection) {
        this.installation = installation;
        this.selection = selection;
    }

    int run() {
        installation.home().create();
        try (HomeLock lock = HomeLock.take(installation.home())) {
            return lock.isHeld() ? start() : Main.FAILED;
        }
    }

    private int start() {
        installation.keys().create();
        boolean anyRuns = Blueprint.NAMES.stream().anyMatch(installation::runs);
        Optional<RunningSettings> running = anyRuns ? RunningSettings.read(installation.home()) : Optional.empty();
        RunningSettings settings = running.orElseGet(() -> installation.wishedSettings(selection));
        Blueprint blueprint = installation.blueprint(settings);
        List<List<Component>> missing = blueprint.stages().stream()
                .map(stage -> stage.stream()
                        .filter(component -> selection.holds(component.name()))
                        .filter(component -> !installation.runs(component.name()))
                        .toList())
                .toList();
        if (missing.stream().allMatch(List::isEmpty)) {
            System.out.println("Tieout runs already (" + settings.clock().word() + " clock).\n");
            new Welcome(installation, blueprint).print();
            return running.isPresent() && selection.replay() && settings.clock() != ServiceClock.REPLAY
                    ? Main.complain("it runs on the wall clock; ./tieout down first, then ./tieout up --replay")
                    : Main.DONE;
        }
        PortCheck.requireFree(missing.stream().flatMap(List::stream).toList(), settings.ports());
        settings.write(installation.home());
        startAll(missing);
        System.out.println();
        new Welcome(installation, blueprint).print();
        return Main.DONE;
    }

    private void startAll(List<List<Component>> stages) {
        Startup startup = new Startup(installation.home().run());
        Thread clearUp = new Thread(() -> sayStopped(startup.giveUp(), "\nInterrupted."), "up-interrupted");
        Runtime.getRuntime().addShutdownHook(clearUp);
        Progress progress = new Progress();
        try {
            for (List<Component> stage : stages) {
                startStage(stage, startup, progress);
            }
            if (!startup.succeed()) {
                leaveTheRestToTheHook();
            }
        } catch (RuntimeException failed) {
            if (startup.isOver()) {
                leaveTheRestToTheHook();
            }
            sayStopped(startup.giveUp(), "");
            throw failed;
        } finally {
            removeHook(clearUp);
        }
    }

    /// After Ctrl-C the hook stops everything and has the last word; then the JVM ends, whatever this thread does.
    private static void leaveTheRestToTheHook() {
        join(Thread.currentThread());
    }

    private static void startStage(List<Component> stage, Startup startup, Progress progress) {
        ConcurrentLinkedQueue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        List<Thread> waiting = new ArrayList<>();
        for (Component component : stage) {
            waiting.add(Thread.ofVirtual().start(() -> {
                try {
                    startOne(component, startup, progress, failures);
                } catch (RuntimeException failed) {
                    failures.add(failed);
                }
            }));
        }
        waiting.forEach(Up::join);
        RuntimeException first = failures.peek();
        if (first != null) {
            throw first;
        }
    }

    private static void startOne(
            Component component, Startup startup, Progress progress, ConcurrentLinkedQueue<RuntimeException> failures) {
        component.prepare();
        DetachedProcess process = startup.launch(component);
        boolean ready = component.awaitReady(() -> process.isAlive() && !startup.isOver() && failures.isEmpty());
        if (ready) {
            progress.ready(component);
        } else if (failures.isEmpty() && !startup.isOver()) {
            String how = process.isAlive()
                    ? " does not serve after " + component.startLimit().toSeconds() + " s"
                    : " ended while it started";
            throw new StackException(component.name() + how + "; the end of "
                    + component.command().log() + ":\n"
                    + LogTail.of(component.command().log(), LOG_LINES).indent(2).stripTrailing());
        }
    }

    private static void sayStopped(List<String> names, String before) {
        if (!names.isEmpty()) {
            System.out.println(before + " Stopped again: " + String.join(", ", names));
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // Ctrl-C: the hook is at work.
        }
    }
}
