package io.tieout.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A service as it was built, and the copy of it that runs: a build beside a running service must not
/// pull the jars from under it.
///
/// @param root the checkout
/// @param copies where copies are kept, one directory per service
record ServiceJar(Path root, Path copies, String name) {

    Path runnable() {
        return copies.resolve(name).resolve("quarkus-run.jar");
    }

    void copy() {
        Path built = root.resolve(name + "-service/target/quarkus-app");
        if (!Files.exists(built.resolve("quarkus-run.jar"))) {
            throw new StackException(name + "-service is not built (" + built + "): run ./tieout up, which builds");
        }
        Path target = copies.resolve(name);
        try {
            if (Files.exists(target)) {
                Directories.delete(target);
            }
            copyTree(built, target);
        } catch (IOException | UncheckedIOException failed) {
            throw new StackException("cannot copy " + built + " to " + target, failed);
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            List<Path> entries = walk.toList();
            for (Path entry : entries) {
                Path target = to.resolve(from.relativize(entry).toString());
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                }
            }
        }
    }
}
