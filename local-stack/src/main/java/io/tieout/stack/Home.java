package io.tieout.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory that holds all state of the long-lived stack: `.tieout`, or wherever `TIEOUT_HOME` points.
record Home(Path directory) {

    Path keys() {
        return directory.resolve("keys");
    }

    Path run() {
        return directory.resolve("run");
    }

    Path logs() {
        return directory.resolve("logs");
    }

    Path log(String component) {
        return logs().resolve(component + ".log");
    }

    /// Data of one component.
    Path data(String component) {
        return directory.resolve(component);
    }

    Path ports() {
        return run().resolve("ports.properties");
    }

    void create() {
        try {
            Files.createDirectories(run());
            Files.createDirectories(logs());
            if (!Files.isDirectory(keys())) {
                Files.createDirectory(
                        keys(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException failed) {
            throw new StackException(
                    "cannot write to " + directory + " (" + failed.getMessage()
                            + "): does it belong to another user? TIEOUT_HOME names another place",
                    failed);
        }
    }
}
