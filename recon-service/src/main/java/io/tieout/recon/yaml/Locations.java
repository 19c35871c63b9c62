package io.tieout.recon.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where files of rules are: on the class path, or `file:` and a path.
final class Locations {

    private static final String FILE = "file:";

    private Locations() {}

    static String text(String location) throws IOException {
        if (location.startsWith(FILE)) {
            return Files.readString(Path.of(location.substring(FILE.length())));
        }
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(location)) {
            if (in == null) {
                throw new IOException("tieout.recon: there is no " + location + " on the class path; "
                        + "write file: and a path for a file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
