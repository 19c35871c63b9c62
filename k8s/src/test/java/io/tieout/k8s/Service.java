package io.tieout.k8s;

import java.nio.file.Path;
import java.util.Locale;

/// The four services as DESIGN has them: their module, port and database.
enum Service {
    INGEST(8081),
    LEDGER(8082),
    RECON(8083),
    ALERT(8084);

    private final int port;

    Service(int port) {
        this.port = port;
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
}
