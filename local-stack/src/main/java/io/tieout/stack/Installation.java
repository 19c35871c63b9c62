package io.tieout.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The long-lived stack of one checkout: where its state is and how it is wished to be.
///
/// @param environment the variables this command was started with
record Installation(Home home, Path root, Map<String, String> environment) {

    private static final String DEFAULT_TENANT = "demo";

    /// From `TIEOUT_HOME` and `TIEOUT_ROOT`, or else the current directory.
    static Installation of(Map<String, String> environment) {
        Path root = Path.of(environment.getOrDefault("TIEOUT_ROOT", ""))
                .toAbsolutePath()
                .normalize();
        String home = environment.getOrDefault("TIEOUT_HOME", "");
        Path directory = home.isBlank()
                ? root.resolve(".tieout")
                : Path.of(home).toAbsolutePath().normalize();
        return new Installation(new Home(directory), root, environment);
    }

    Keys keys() {
        return new Keys(home.keys());
    }

    String tenant() {
        return environment.getOrDefault("TIEOUT_TENANT", DEFAULT_TENANT);
    }

    RunningSettings wishedSettings(Selection selection) {
        return new RunningSettings(
                Ports.chosen(environment, selection.freePorts()),
                selection.replay() ? ServiceClock.REPLAY : ServiceClock.WALL);
    }

    Blueprint blueprint(RunningSettings settings) {
        return new Blueprint(home, settings.ports(), keys(), root, settings.clock());
    }

    Optional<DetachedProcess> process(String name) {
        return DetachedProcess.find(name, home.run());
    }

    boolean runs(String name) {
        return process(name).filter(DetachedProcess::isAlive).isPresent();
    }
}
