package io.tieout.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Runs the real command as a process of its own, in a checkout where each service is a [FakeService].
record CommandLine(Path root, Map<String, String> environment) {

    record Outcome(int status, String output) {}

    static CommandLine in(Path root, String fakeService) throws IOException {
        Path classes = Path.of("target/test-classes").toAbsolutePath();
        for (ServiceDatabase service : ServiceDatabase.ALL) {
            Path app = Files.createDirectories(root.resolve(service.name() + "-service/target/quarkus-app"));
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
            manifest.getMainAttributes()
                    .put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
            new JarOutputStream(Files.newOutputStream(app.resolve("quarkus-run.jar")), manifest).close();
        }
        return new CommandLine(root, Map.of("TIEOUT_ROOT", root.toString(), "FAKE_SERVICE", fakeService));
    }

    Process start(String... words) throws IOException {
        // A process started from a background job ignores SIGINT, and a JVM keeps what it inherits.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // ./tieout test tells its own home and ports by the same variables.
        builder.environment().keySet().removeIf(name -> name.startsWith("TIEOUT_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    Outcome run(String... words) throws IOException, InterruptedException {
        Process process = start(words);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    /// Every process that has this checkout's path among its words.
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(root.toString()))
                .toList();
    }
}
