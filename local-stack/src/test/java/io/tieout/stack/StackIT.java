package io.tieout.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackIT {

    private static final Path TARGET = Path.of("target");
    private static final String TOPIC = "tieout.business-events.v1";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init")
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(StackOptions.throwAway(TARGET));
    }

    @AfterAll
    static void close() {
        stack.close();
    }

    @Test
    void kafkaHasEveryTopicWithItsPartitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()))) {
            List<String> names = Topic.ALL.stream().map(Topic::name).toList();

            var described = admin.describeTopics(names).allTopicNames().get();

            assertThat(described.values())
                    .extracting(topic -> topic.name() + " " + topic.partitions().size())
                    .containsExactlyInAnyOrderElementsOf(Topic.ALL.stream()
                            .map(topic -> topic.name() + " " + topic.partitions())
                            .toList());
        }
    }

    @Test
    void kafkaKeepsRecordsOverAKill() throws Exception {
        String value = UUID.randomUUID().toString();
        produce(value);
        long before = stack.kafkaPid();

        stack.killKafka();
        assertThat(ProcessHandle.of(before)).isEmpty();
        stack.startKafka();

        assertThat(consumeUntil(value)).contains(value);
    }

    /// A broker looks into what a producer compressed, so it needs the codec too.
    @ParameterizedTest
    @ValueSource(strings = {"lz4", "zstd", "snappy", "gzip"})
    void kafkaTakesCompressedRecords(String compression) throws Exception {
        String value = UUID.randomUUID().toString();

        produce(value, compression);

        assertThat(consumeUntil(value)).contains(value);
    }

    @Test
    void postgresSyncsEveryCommitAndKeepsItOverAKill() throws SQLException {
        try (Connection owner = stack.connect("ledger", "ledger_owner");
                Statement statement = owner.createStatement()) {
            assertThat(only(statement, "SHOW fsync")).isEqualTo("on");
            assertThat(only(statement, "SHOW server_version")).startsWith("18");
            statement.execute("CREATE TABLE kept (value text)");
            statement.execute("INSERT INTO kept VALUES ('still here')");
        }

        stack.killPostgres();
        stack.startPostgres();

        try (Connection owner = stack.connect("ledger", "ledger_owner");
                Statement statement = owner.createStatement()) {
            assertThat(only(statement, "SELECT value FROM kept")).isEqualTo("still here");
        }
    }

    @Test
    void postgresStopsAndStartsAgain() throws SQLException {
        stack.stopPostgres();
        assertThatThrownBy(() -> stack.connect("ledger", "ledger_owner")).isInstanceOf(SQLException.class);
        stack.startPostgres();
        try (Connection again = stack.connect("ledger", "ledger_owner")) {
            assertThat(again.isValid(5)).isTrue();
        }
    }

    @Test
    void onlyTheOwnerMayCreateTablesAndNobodyPassesRowSecurity() throws SQLException {
        for (ServiceDatabase database : ServiceDatabase.ALL) {
            try (Connection owner = stack.connect(database.name(), database.owner());
                    Statement statement = owner.createStatement()) {
                statement.execute("CREATE TABLE secret (value int)");
                assertThat(only(
                                statement,
                                "SELECT count(*) FROM pg_roles WHERE rolname LIKE '" + database.name()
                                        + "\\_%' AND rolcanlogin AND NOT rolsuper AND NOT rolbypassrls"))
                        .isEqualTo("3");
            }
            for (String role : List.of(database.writer(), database.app())) {
                assertRefused(database.name(), role, "CREATE TABLE mine (value int)");
                assertRefused(database.name(), role, "SELECT * FROM secret");
            }
        }
    }

    @Test
    void aRoleEntersOnlyItsOwnDatabaseAndOnlyWithItsPassword() {
        assertThatThrownBy(() -> stack.connect("recon", "ledger_app"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for database");
        assertThatThrownBy(() -> DriverManager.getConnection(stack.jdbcUrl("ledger"), "ledger_app", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void nothingIsLeftAfterClose() {
        StackOptions options = StackOptions.throwAway(TARGET);
        Stack shortLived = Stack.start(options);
        long kafka = shortLived.kafkaPid();
        long postgres = shortLived.postgresPid();

        shortLived.close();

        assertThat(ProcessHandle.of(kafka)).isEmpty();
        assertThat(ProcessHandle.of(postgres)).isEmpty();
        assertThat(options.directory()).doesNotExist();
    }

    @Test
    void nothingIsLeftWhenTheJvmThatStartedItIsKilled() throws IOException {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackHolder.class.getName(),
                        TARGET.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> pids = pidsSaidBy(holder);
        assertThat(pids)
                .hasSize(2)
                .allSatisfy(pid -> assertThat(ProcessHandle.of(pid)).isPresent());

        holder.destroyForcibly();

        assertThat(Await.until(
                        LIMIT,
                        () -> pids.stream()
                                .allMatch(pid -> ProcessHandle.of(pid).isEmpty())))
                .as("processes %s end", pids)
                .isTrue();
    }

    private static List<Long> pidsSaidBy(Process holder) throws IOException {
        BufferedReader said = new BufferedReader(new InputStreamReader(holder.getInputStream(), UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith("pids ")) {
                String[] words = line.split(" ", -1);
                return List.of(Long.valueOf(words[1]), Long.valueOf(words[2]));
            }
        }
        return List.of();
    }

    private static void produce(String value) throws ExecutionException, InterruptedException {
        produce(value, "none");
    }

    private static void produce(String value, String compression) throws ExecutionException, InterruptedException {
        // Its retries are the client's own: a broker that has just started leads its partitions a moment later.
        Map<String, Object> config =
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "acks", "all", "compression.type", compression);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(TOPIC, value)).get();
        }
    }

    private static List<String> consumeUntil(String wanted) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers", stack.kafkaBootstrap(),
                "group.id", UUID.randomUUID().toString(),
                "auto.offset.reset", "earliest");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(TOPIC));
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (!values.contains(wanted) && System.nanoTime() < deadline) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
                    values.add(found.value());
                }
            }
        }
        return values;
    }

    private static void assertRefused(String database, String role, String sql) throws SQLException {
        try (Connection connection = stack.connect(database, role);
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .as("%s: %s", role, sql)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static String only(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
