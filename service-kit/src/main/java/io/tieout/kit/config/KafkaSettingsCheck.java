package io.tieout.kit.config;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/// Refuses to start with Kafka settings that lose money: the connector's own defaults are among them.
@ApplicationScoped
class KafkaSettingsCheck {

    private static final int BEFORE_ANYTHING = 50;
    private static final String CONNECTOR = "mp.messaging.connector.smallrye-kafka.";

    private static final Map<String, String> NEEDED =
            Map.of("acks", "all", "enable.idempotence", "true", "auto.offset.reset", "earliest");

    private final Config config;

    KafkaSettingsCheck(Config config) {
        this.config = config;
    }

    void onStart(@Observes @Priority(BEFORE_ANYTHING) StartupEvent event) {
        List<String> wrong = wrongSettings(config);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Kafka settings that lose records: " + String.join("; ", wrong));
        }
    }

    static List<String> wrongSettings(Config config) {
        List<String> wrong = new ArrayList<>();
        NEEDED.forEach((key, value) -> check(config, CONNECTOR + key, value, wrong));
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.startsWith("mp.messaging.incoming.") || name.startsWith("mp.messaging.outgoing."))
                .sorted()
                .forEach(name -> NEEDED.forEach((key, value) -> {
                    if (name.endsWith("." + key)) {
                        check(config, name, value, wrong);
                    }
                }));
        return wrong;
    }

    private static void check(Config config, String name, String needed, List<String> wrong) {
        Optional<String> found = config.getOptionalValue(name, String.class);
        if (found.isEmpty() || !found.get().equals(needed)) {
            wrong.add(name + " must be " + needed + ", is " + found.orElse("not set"));
        }
    }
}
