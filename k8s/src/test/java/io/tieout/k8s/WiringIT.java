package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The services as built, started with the variables, Secrets, users and rights of the production overlay, against a
/// Kafka and a PostgreSQL that enforce them.
class WiringIT {

    private static final Duration MIGRATION_LIMIT = Duration.ofSeconds(90);

    @SuppressWarnings("NullAway.Init")
    private static Surroundings surroundings;

    @BeforeAll
    static void start() {
        for (Service service : Service.values()) {
            service.requireBuilt();
        }
        surroundings = Surroundings.of(Overlay.PRODUCTION);
    }

    @AfterAll
    static void stop() {
        surroundings.close();
    }

    @ParameterizedTest
    @EnumSource
    void theMigrationEndsAndTheServiceWorksWithWhatTheClusterGivesIt(Service service) throws Exception {
        JsonNode migration = Pod.of(Overlay.PRODUCTION.one("Job", service.module() + "-migration"))
                .container();
        try (Program program = run(service, migration, "migration", 0)) {
            assertThat(program.ends(MIGRATION_LIMIT)).as(program.log()).isZero();
        }

        Pod pod = Overlay.PRODUCTION.service(service);
        int port = Ports.free();
        try (Program program = run(service, pod.container(), "service", port)) {
            RunningService running = new RunningService(service, port, program, surroundings);
            running.answersItsProbes(pod.container());
            running.consumesWhatItSubscribesTo();
            running.knowsItsTokens();
            running.exportsTraces();
            running.encryptsItsConnections();
            assertThat(program.log())
                    .doesNotContain(
                            "AuthorizationException", "Unrecognized configuration key", "cannot be changed at runtime");
            program.terminate();
            program.ends(Duration.ofSeconds(
                    pod.spec().path("terminationGracePeriodSeconds").asInt()));
        }
    }

    private static Program run(Service service, JsonNode container, String task, int port) {
        return Program.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        service.application().resolve("quarkus-run.jar").toString()),
                surroundings.variablesOfAProcess(container, port),
                surroundings.folder().resolve(service.module() + "-" + task + ".log"));
    }
}
