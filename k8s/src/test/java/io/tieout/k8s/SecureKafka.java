package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.test.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// A real broker as an overlay describes it: TLS, SCRAM users, their rights and the topics, all read from the manifests
/// as Strimzi would. One node instead of three.
final class SecureKafka implements AutoCloseable {

    private static final int SCRAM_ITERATIONS = 4096;

    private final int clientPort = Ports.free();
    private final int adminPort = Ports.free();
    private final Program broker;

    private SecureKafka(Path folder, Certificate certificate) throws IOException {
        Path properties = folder.resolve("kafka.properties");
        Files.writeString(properties, properties(folder, certificate));
        this.broker = Program.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.tieout.stack.KafkaBroker",
                        properties.toString(),
                        folder.resolve("kafka").toString(),
                        Uuid.randomUuid().toString()),
                Map.of(),
                folder.resolve("kafka.log"));
    }

    static SecureKafka start(Path folder, Certificate certificate, Overlay overlay) {
        try {
            SecureKafka kafka = new SecureKafka(folder, certificate);
            Eventually.holds(() -> kafka.prepare(overlay));
            return kafka;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String bootstrap() {
        return "127.0.0.1:" + clientPort;
    }

    /// What Strimzi writes into a user's Secret as `sasl.jaas.config`.
    static String login(String user) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + user + "\" password=\""
                + password(user) + "\";";
    }

    /// For tests that look at the broker from inside.
    Admin admin() {
        return Admin.create(Map.of(
                "bootstrap.servers", "127.0.0.1:" + adminPort,
                "request.timeout.ms", 5_000,
                "default.api.timeout.ms", 5_000));
    }

    private void prepare(Overlay overlay) throws Exception {
        try (Admin admin = admin()) {
            var existing = admin.listTopics().names().get(5, TimeUnit.SECONDS);
            admin.createTopics(overlay.all("KafkaTopic").stream()
                            .filter(topic -> !existing.contains(topic.name()))
                            .map(SecureKafka::topic)
                            .toList())
                    .all()
                    .get(10, TimeUnit.SECONDS);
            for (Manifest user : overlay.all("KafkaUser")) {
                admin.alterUserScramCredentials(List.of(credential(user.name())))
                        .all()
                        .get(5, TimeUnit.SECONDS);
                admin.createAcls(rights(user)).all().get(5, TimeUnit.SECONDS);
            }
        }
    }

    private static NewTopic topic(Manifest manifest) {
        Map<String, String> config = Manifest.texts(manifest.at("/spec/config"));
        config.put("min.insync.replicas", "1");
        return new NewTopic(manifest.name(), manifest.at("/spec/partitions").asInt(), (short) 1).configs(config);
    }

    private static UserScramCredentialAlteration credential(String user) {
        return new UserScramCredentialUpsertion(
                user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS), password(user));
    }

    private static List<AclBinding> rights(Manifest user) {
        List<AclBinding> rights = new ArrayList<>();
        for (JsonNode rule : user.at("/spec/authorization/acls")) {
            JsonNode resource = rule.path("resource");
            ResourcePattern pattern = new ResourcePattern(
                    ResourceType.fromString(resource.path("type").asText()),
                    resource.path("name").asText(),
                    resource.path("patternType").asText("literal").equals("prefix")
                            ? PatternType.PREFIXED
                            : PatternType.LITERAL);
            rule.path("operations")
                    .forEach(operation -> rights.add(new AclBinding(
                            pattern,
                            new AccessControlEntry(
                                    "User:" + user.name(),
                                    "*",
                                    AclOperation.fromString(operation.asText().toUpperCase(Locale.ROOT)),
                                    AclPermissionType.ALLOW))));
        }
        return rights;
    }

    private static String password(String user) {
        return user + "-password";
    }

    private String properties(Path folder, Certificate certificate) {
        int controllerPort = Ports.free();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%3$d
                listeners=CLIENTS://127.0.0.1:%1$d,ADMIN://127.0.0.1:%2$d,CONTROLLER://127.0.0.1:%3$d
                advertised.listeners=CLIENTS://127.0.0.1:%1$d,ADMIN://127.0.0.1:%2$d
                listener.security.protocol.map=CLIENTS:SASL_SSL,ADMIN:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=ADMIN
                sasl.enabled.mechanisms=SCRAM-SHA-512
                listener.name.clients.scram-sha-512.sasl.jaas.config=\
                org.apache.kafka.common.security.scram.ScramLoginModule required;
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%4$s
                ssl.keystore.password=%5$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:ANONYMOUS
                log.dirs=%6$s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=4
                offsets.topic.replication.factor=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                message.max.bytes=10485760
                log.cleaner.dedupe.buffer.size=8388608
                """.formatted(
                        clientPort,
                        adminPort,
                        controllerPort,
                        certificate.keyStore(),
                        certificate.password(),
                        folder.resolve("kafka"));
    }

    @Override
    public void close() {
        broker.close();
    }
}
