package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A real broker's word on the rights in the manifests, given to an idempotent producer over TLS as each user.
class RightsIT {

    private static final byte[] VALUE = {1};

    @SuppressWarnings("NullAway.Init")
    private static SecureKafka kafka;

    @SuppressWarnings("NullAway.Init")
    private static Path authority;

    @BeforeAll
    static void start() throws IOException {
        Path target = Files.createDirectories(Overlay.FOLDER.resolve("target/surroundings"));
        Path folder = Files.createTempDirectory(target, "rights-");
        Certificate certificate = Certificate.in(folder);
        authority = Files.writeString(folder.resolve("ca.crt"), certificate.pem());
        kafka = SecureKafka.start(folder, certificate, Overlay.LOCAL);
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void eachServiceWritesWhereItMayAndNowhereElse(Service service) throws Exception {
        var writable = KafkaTest.topics(service.module(), "Write");
        try (KafkaProducer<byte[], byte[]> producer = producer(service)) {
            for (Manifest topic : Overlay.LOCAL.all("KafkaTopic")) {
                var sent = producer.send(new ProducerRecord<>(topic.name(), VALUE, VALUE));
                if (writable.contains(topic.name())) {
                    assertThat(sent.get(20, TimeUnit.SECONDS).offset()).isNotNegative();
                } else {
                    assertThatThrownBy(() -> sent.get(20, TimeUnit.SECONDS))
                            .as(topic.name())
                            .isInstanceOf(ExecutionException.class)
                            .hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(Service service) {
        Map<String, String> variables =
                Overlay.LOCAL.variables(Overlay.LOCAL.service(service).container());
        Map<String, Object> config = Map.of(
                "bootstrap.servers", kafka.bootstrap(),
                "security.protocol", value(variables, "KAFKA_SECURITY_PROTOCOL"),
                "sasl.mechanism", value(variables, "KAFKA_SASL_MECHANISM"),
                "sasl.jaas.config", SecureKafka.login(service.module()),
                "ssl.truststore.type", value(variables, "KAFKA_SSL_TRUSTSTORE_TYPE"),
                "ssl.truststore.location", authority.toString(),
                "acks", "all",
                "enable.idempotence", true);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static String value(Map<String, String> variables, String name) {
        return java.util.Objects.requireNonNull(variables.get(name), name);
    }
}
