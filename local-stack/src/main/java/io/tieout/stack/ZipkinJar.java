package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The trace viewer's jar in the local Maven repository; the build of this module notes where it is.
final class ZipkinJar {

    private ZipkinJar() {}

    static Path locate(Path root) {
        Path note = root.resolve("local-stack/target/zipkin.txt");
        try {
            return Path.of(Files.readString(note, UTF_8).strip());
        } catch (IOException missing) {
            throw new StackException("local-stack is not built: run ./tieout up, which builds", missing);
        }
    }
}
