package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The class path for this module's own processes: out of the class path of whatever JVM asks, only
/// the jars that this module depends on. A service's logging or configuration must not leak into the broker.
final class ClassPath {

    private static final Pattern VERSION = Pattern.compile("-\\d[^/]*\\.jar$");

    private ClassPath() {}

    static String ofThisModule() {
        Set<String> wanted = artifacts();
        List<String> entries = new ArrayList<>();
        entries.add(ownLocation());
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (wanted.contains(artifact(entry))) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Set<String> artifacts() {
        try (InputStream list = ClassPath.class.getResourceAsStream("jars.txt")) {
            if (list == null) {
                throw new StackException("jars.txt is missing: build local-stack with Maven");
            }
            return Stream.of(new String(list.readAllBytes(), UTF_8).strip().split(":", -1))
                    .map(ClassPath::artifact)
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String artifact(String path) {
        return VERSION.matcher(path.substring(path.lastIndexOf('/') + 1)).replaceFirst("");
    }

    private static String ownLocation() {
        try {
            return Path.of(ClassPath.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException unreadable) {
            throw new StackException("cannot find the jar of local-stack", unreadable);
        }
    }
}
