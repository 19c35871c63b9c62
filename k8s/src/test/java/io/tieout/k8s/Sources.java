package io.tieout.k8s;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/// What the services' own configuration says, read from their sources.
final class Sources {

    private static final String INCOMING = "mp.messaging.incoming.";
    private static final String TOPIC = ".topic";

    private Sources() {}

    static Properties settings(Service service) {
        return read(service.folder().resolve("src/main/resources/application.properties"));
    }

    /// The defaults of every service.
    static Properties kit() {
        return read(Overlay.FOLDER.resolveSibling(
                "service-kit/src/main/resources/META-INF/microprofile-config.properties"));
    }

    /// The topics that the service subscribes to by configuration.
    static Set<String> consumed(Service service) {
        Set<String> topics = new TreeSet<>();
        Properties settings = settings(service);
        settings.stringPropertyNames().stream()
                .filter(name -> name.startsWith(INCOMING) && name.endsWith(TOPIC))
                .forEach(name -> topics.add(settings.getProperty(name)));
        return topics;
    }

    /// A setting of the channel that reads `topic`, e.g. its `group.id`.
    static String setting(Service service, String name, String topic) {
        Properties settings = settings(service);
        return settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(INCOMING) && key.endsWith(TOPIC))
                .filter(key -> settings.getProperty(key).equals(topic))
                .map(key -> settings.getProperty(key.replace(TOPIC, "." + name), service.module()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(service.module() + " does not read " + topic));
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties;
    }
}
