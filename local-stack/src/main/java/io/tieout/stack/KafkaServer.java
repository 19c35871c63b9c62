package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/// Apache Kafka as this stack runs it: one node that is broker and controller, on 127.0.0.1 only.
///
/// @param directory holds the configuration and, in `data`, the log segments
/// @param cache where loaded classes are kept; servers may share it
record KafkaServer(Path directory, int port, int controllerPort, Path log, Path cache, List<String> jvmOptions)
        implements Component {

    /// One node never forms another cluster, so the id may be the same everywhere.
    private static final String CLUSTER_ID = "dGllb3V0LWxvY2FsLWthZg";

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int TOPIC_LIMIT_SECONDS = 60;

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public Duration startLimit() {
        return START_LIMIT;
    }

    @Override
    public void prepare() {
        try {
            Files.createDirectories(directory);
            Files.createDirectories(cache);
            Files.writeString(propertiesFile(), properties(), UTF_8);
            Files.writeString(loggingFile(), LOGGING, UTF_8);
        } catch (IOException failed) {
            throw new StackException("cannot write Kafka's configuration to " + directory, failed);
        }
    }

    @Override
    public Command command() {
        List<String> words = new ArrayList<>();
        words.addAll(JavaCommand.jvm(256));
        words.addAll(jvmOptions);
        words.addAll(classArchive());
        words.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        words.add("-Dlogging.configuration=" + loggingFile().toUri());
        words.add("-Dlog4j2.disable.jmx=true");
        words.addAll(List.of("-cp", ClassPath.ofThisModule(), KafkaBroker.class.getName()));
        words.addAll(List.of(propertiesFile().toString(), data().toString(), CLUSTER_ID));
        return new Command(words, Map.of(), log, "TERM");
    }

    /// The first clean stop writes the classes down as they were loaded; every later start takes half the time.
    private List<String> classArchive() {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + cache.resolve("kafka.jsa"),
                "-Xlog:cds*=off",
                "-Xlog:aot*=off");
    }

    @Override
    public boolean isHealthy() {
        return Probe.listens(port);
    }

    /// Creates the topics of the suite that are not there yet.
    @Override
    public void complete() {
        Map<String, Object> config = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TOPIC_LIMIT_SECONDS * 1000);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(KafkaServer.class.getClassLoader());
        try (Admin admin = Admin.create(config)) {
            List<NewTopic> topics = Topic.ALL.stream()
                    .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.config()))
                    .toList();
            for (var created : admin.createTopics(topics).values().values()) {
                awaitCreated(created);
            }
        } catch (ExecutionException | TimeoutException failed) {
            throw new StackException("Kafka does not create its topics; see " + log, failed);
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            throw new StackException("interrupted while Kafka started", interrupted);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void awaitCreated(KafkaFuture<Void> created)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            created.get(TOPIC_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private String properties() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=4
                default.replication.factor=1
                offsets.topic.num.partitions=8
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                controller.quorum.election.timeout.ms=200
                controller.quorum.election.backoff.max.ms=200
                message.max.bytes=10485760
                replica.fetch.max.bytes=10485760
                log.segment.bytes=16777216
                log.index.size.max.bytes=1048576
                log.retention.bytes=536870912
                log.cleaner.dedupe.buffer.size=8388608
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                """.formatted(port, controllerPort, data());
    }

    private static final String LOGGING = """
            logger.level=WARN
            loggers=kafka.server.KafkaRaftServer
            logger.kafka.server.KafkaRaftServer.level=INFO
            logger.handlers=OUT
            handler.OUT=org.jboss.logmanager.handlers.ConsoleHandler
            handler.OUT.formatter=PATTERN
            handler.OUT.properties=autoFlush
            handler.OUT.autoFlush=true
            formatter.PATTERN=org.jboss.logmanager.formatters.PatternFormatter
            formatter.PATTERN.properties=pattern
            formatter.PATTERN.pattern=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{1}] %s%e%n
            """;

    private Path propertiesFile() {
        return directory.resolve("server.properties");
    }

    private Path loggingFile() {
        return directory.resolve("logging.properties");
    }

    private Path data() {
        return directory.resolve("data");
    }
}
