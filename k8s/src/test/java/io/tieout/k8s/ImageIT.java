package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The image of one service, built and run under the limits that the production overlay sets.
class ImageIT {

    private static final Service SERVICE = Service.LEDGER;
    private static final String MIGRATION = SERVICE.module() + "-migration";
    private static final Duration MIGRATION_LIMIT = Duration.ofMinutes(2);

    @SuppressWarnings("NullAway.Init")
    private static Surroundings surroundings;

    @SuppressWarnings("NullAway.Init")
    private static Path root;

    @SuppressWarnings("NullAway.Init")
    private static JsonNode config;

    @BeforeAll
    static void build() throws IOException {
        Image.assumeThatItCanBeBuilt();
        Path folder = Files.createDirectories(Overlay.FOLDER.resolve("target/image"));
        Image image = Image.build(SERVICE, folder);
        config = image.config();
        root = image.unpack();
        surroundings = Surroundings.of(Overlay.PRODUCTION);
    }

    @AfterAll
    static void stop() {
        if (surroundings != null) {
            surroundings.close();
        }
    }

    @Test
    void runsAsTheUserThatThePodsRunAs() {
        JsonNode context = Overlay.PRODUCTION.service(SERVICE).spec().path("securityContext");

        assertThat(config.path("User").asText())
                .isEqualTo(context.path("runAsUser").asText() + ":"
                        + context.path("runAsGroup").asText());
    }

    @Test
    void nobodyButRootCanChangeTheProgram() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("opt"))) {
            assertThat(files).allSatisfy(file -> {
                assertThat(Files.getAttribute(file, "unix:uid")).isEqualTo(0);
                assertThat(Files.isSymbolicLink(file)
                                || !Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE))
                        .isTrue();
            });
        }
    }

    @Test
    void migratesThenServesUnderThePodsLimits() throws Exception {
        Pod migration = Pod.of(Overlay.PRODUCTION.one("Job", MIGRATION));
        try (Program program = run(migration, MIGRATION, 0)) {
            assertThat(program.ends(MIGRATION_LIMIT)).as(program.log()).isZero();
        }

        Pod pod = Overlay.PRODUCTION.service(SERVICE);
        int port = Ports.free();
        try (Program program = run(pod, SERVICE.module(), port)) {
            RunningService running = new RunningService(SERVICE, port, program, surroundings);
            running.answersItsProbes(pod.container());
            running.consumesWhatItSubscribesTo();
            running.knowsItsTokens();
            assertConfined(Path.of("/proc", state("pid"), "status"), Path.of("/proc", state("pid"), "mountinfo"));
            program.terminate();
            program.ends(Duration.ofSeconds(
                    pod.spec().path("terminationGracePeriodSeconds").asInt()));
        }
    }

    /// What the kernel says of the process, seen from outside.
    private static void assertConfined(Path status, Path mounts) throws IOException {
        Map<String, String> said = Map.of(
                "Uid", "10001\t10001\t10001\t10001",
                "Gid", "10001\t10001\t10001\t10001",
                "CapPrm", "0000000000000000",
                "CapEff", "0000000000000000",
                "CapBnd", "0000000000000000",
                "NoNewPrivs", "1",
                "Seccomp", Seccomp.runtimeDefault().isPresent() ? "2" : "0");
        List<String> lines = Files.readAllLines(status);
        said.forEach((name, value) -> assertThat(lines).contains(name + ":\t" + value));
        assertThat(Files.readAllLines(mounts))
                .filteredOn(mount -> mount.split(" ", -1)[4].equals("/"))
                .singleElement()
                .satisfies(mount -> assertThat(mount.split(" ", -1)[5]).startsWith("ro"));
    }

    private static Program run(Pod pod, String name, int port) throws IOException {
        Path bundle = Files.createDirectories(surroundings.folder().resolve(name));
        ContainerSpec spec = new ContainerSpec(pod, config, root, surroundings.secrets());
        Files.writeString(
                bundle.resolve("config.json"),
                spec.with(surroundings.variables(pod.container(), port)).toString());
        List<String> words = List.of("runc", "--root", states(), "run", "--bundle", bundle.toString(), name);
        Command delete = new Command(surroundings.folder(), "runc", "--root", states(), "delete", "--force", name);
        return Program.start(words, Map.of(), surroundings.folder().resolve(name + ".log"), List.of(delete));
    }

    private static String state(String field) {
        String state = new Command(surroundings.folder(), "runc", "--root", states(), "state", SERVICE.module()).run();
        return Yaml.document(state).path(field).asText();
    }

    private static String states() {
        return surroundings.folder().resolve("runc").toString();
    }
}
