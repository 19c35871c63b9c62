package io.tieout.k8s;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The four services as DESIGN has them: their module, port and database.
enum Service {
    INGEST(8081, "/v1/sources"),
    LEDGER(8082, "/v1/trial-balance"),
    RECON(8083, "/v1/breaks"),
    ALERT(8084, "/v1/alerts");

    private final int port;
    private final String reading;

    Service(int port, String reading) {
        this.port = port;
        this.reading = reading;
    }

    /// A path that people read with a token.
    String reading() {
        return reading;
    }

    int port() {
        return port;
    }

    /// Name of the database, and first part of everything else that belongs to the service.
    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    String module() {
        return database() + "-service";
    }

    /// The module's folder beside this one.
    Path folder() {
        return Overlay.FOLDER.resolveSibling(module());
    }

    /// The fast-jar that the module's build leaves.
    Path application() {
        return folder().resolve("target/quarkus-app");
    }

    /// The manifests that quarkus-kubernetes wrote in the same build.
    Path generatedManifests() {
        return folder().resolve("target/kubernetes/kubernetes.yml");
    }

    /// These tests look at what the build before them left.
    void requireBuilt() {
        if (!Files.exists(application().resolve("quarkus-run.jar")) || !Files.exists(generatedManifests())) {
            throw new AssertionError(module() + " is not built: run the whole build, mvn verify, or first"
                    + " mvn package -DskipTests -pl " + module());
        }
    }
}
