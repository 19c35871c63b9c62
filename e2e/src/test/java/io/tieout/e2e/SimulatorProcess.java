package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs a command of the simulator the way `./tieout` does, as a process of its own.
final class SimulatorProcess {

    private static final int COMMAND_MINUTES_MAX = 10;

    private SimulatorProcess() {}

    /// @param environment that of a running suite and a tenant
    static void run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.tieout.simulator.Main"));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(COMMAND_MINUTES_MAX, TimeUnit.MINUTES)).isTrue();
        System.out.println(output);
        assertThat(process.exitValue()).as(output).isZero();
    }
}
