package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.stack.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Topics, durability and rights on Kafka.
class KafkaTest {

    private static final String CLOCK = "tieout.clock.v1";
    private static final String COMPACT = "compact";

    /// DESIGN section 2, and the topic of parked events; the clock's exists only with the replay clock.
    @ParameterizedTest(name = "{0} is kept: {1}")
    @CsvSource({
        "tieout.receipts.v1, 30",
        "tieout.business-events.v1, 30",
        "tieout.recorded-events.v1, 30",
        "tieout.account-balances.v1, compact",
        "tieout.accounting-periods.v1, compact",
        "tieout.breaks.v1, compact",
        "tieout.repair-requests.v1, 30",
        "tieout.alerts.v1, compact",
        "tieout.dead-letters.v1, 90",
        "tieout.parked-events.v1, 30"
    })
    void keepsEachTopicAsDesigned(String name, String kept) {
        for (Overlay overlay : Overlay.values()) {
            JsonNode config = overlay.one("KafkaTopic", name).at("/spec/config");
            if (kept.equals(COMPACT)) {
                assertThat(config.path("cleanup.policy").asText()).isEqualTo(COMPACT);
            } else {
                assertThat(config.path("cleanup.policy").asText()).isEqualTo("delete");
                assertThat(config.path("retention.ms").asLong())
                        .isEqualTo(Duration.ofDays(Long.parseLong(kept)).toMillis());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hasTheTopicsOfTheLocalStackAndNoOthers(Overlay overlay) {
        assertThat(overlay.all("KafkaTopic"))
                .extracting(Manifest::name)
                .containsExactlyInAnyOrderElementsOf(Topic.ALL.stream()
                        .map(Topic::name)
                        .filter(name -> !name.equals(CLOCK))
                        .toList());
        for (Manifest topic : overlay.all("KafkaTopic")) {
            Topic local = Topic.ALL.stream()
                    .filter(one -> one.name().equals(topic.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(topic.at("/spec/config/cleanup.policy").asText())
                    .isEqualTo(local.config().get("cleanup.policy"));
            assertThat(topic.at("/spec/config/retention.ms").asText(null))
                    .isEqualTo(local.config().get("retention.ms"));
        }
    }

    @Test
    void productionLosesNothingWithABroker() {
        JsonNode config = Overlay.PRODUCTION.one("Kafka", "tieout").at("/spec/kafka/config");
        for (Manifest topic : Overlay.PRODUCTION.all("KafkaTopic")) {
            assertThat(topic.at("/spec/replicas").asInt()).isEqualTo(3);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isEqualTo(2);
        }
        assertThat(config.path("default.replication.factor").asInt()).isEqualTo(3);
        assertThat(config.path("min.insync.replicas").asInt()).isEqualTo(2);
        assertThat(config.path("offsets.topic.replication.factor").asInt()).isEqualTo(3);
        assertThat(config.path("unclean.leader.election.enable").asBoolean(true))
                .isFalse();
        Map<String, Integer> nodes = new TreeMap<>();
        Overlay.PRODUCTION
                .all("KafkaNodePool")
                .forEach(pool -> nodes.put(
                        pool.at("/spec/roles/0").asText(),
                        pool.at("/spec/replicas").asInt()));
        assertThat(nodes).isEqualTo(Map.of("controller", 3, "broker", 3));
    }

    /// More replicas than brokers, or more in-sync replicas than replicas, and nothing could be written.
    @ParameterizedTest
    @EnumSource
    void theReplicasFitTheBrokers(Overlay overlay) {
        int brokers = overlay.all("KafkaNodePool").stream()
                .filter(pool -> pool.at("/spec/roles").toString().contains("broker"))
                .mapToInt(pool -> pool.at("/spec/replicas").asInt())
                .sum();
        for (Manifest topic : overlay.all("KafkaTopic")) {
            int replicas = topic.at("/spec/replicas").asInt();
            assertThat(replicas).isLessThanOrEqualTo(brokers);
            assertThat(topic.at("/spec/config/min.insync.replicas").asInt()).isLessThanOrEqualTo(replicas);
        }
        JsonNode config = overlay.one("Kafka", "tieout").at("/spec/kafka/config");
        assertThat(config.path("offsets.topic.replication.factor").asInt()).isLessThanOrEqualTo(brokers);
        assertThat(config.path("transaction.state.log.replication.factor").asInt())
                .isLessThanOrEqualTo(brokers);
        assertThat(config.path("auto.create.topics.enable").asBoolean(true)).isFalse();
    }

    /// What a service may send must be what a broker and a topic accept.
    @ParameterizedTest
    @EnumSource
    void theLargestRequestFits(Overlay overlay) {
        long largest = 1_048_576;
        for (Service service : Service.values()) {
            Properties settings = Sources.settings(service);
            largest = Math.max(largest, Long.parseLong(settings.getProperty("kafka.max.request.size", "0")));
        }
        JsonNode config = overlay.one("Kafka", "tieout").at("/spec/kafka/config");
        assertThat(config.path("message.max.bytes").asLong()).isGreaterThanOrEqualTo(largest);
        assertThat(config.path("replica.fetch.max.bytes").asLong()).isGreaterThanOrEqualTo(largest);
        for (Manifest topic : overlay.all("KafkaTopic")) {
            assertThat(topic.at("/spec/config/max.message.bytes").asLong()).isGreaterThanOrEqualTo(largest);
        }
    }

    @ParameterizedTest(name = "{0} reads {1} and writes {2}")
    @CsvSource({
        "ingest-service, receipts dead-letters, receipts business-events dead-letters",
        "ledger-service, business-events parked-events, recorded-events account-balances accounting-periods dead-letters parked-events",
        "recon-service, recorded-events account-balances accounting-periods parked-events, breaks repair-requests dead-letters parked-events",
        "alert-service, breaks alerts parked-events, alerts dead-letters parked-events",
        "autoscaler, '', ''"
    })
    void eachUserMayDoWhatItMustAndNoMore(String user, String reads, String writes) {
        assertThat(topics(user, "Read")).isEqualTo(names(reads));
        assertThat(topics(user, "Write")).isEqualTo(names(writes));
        for (JsonNode rule : rules(user)) {
            assertThat(rule.at("/resource/type").asText()).isIn("topic", "group");
            assertThat(rule.at("/resource/name").asText()).doesNotContain("*");
            assertThat(rule.path("operations")).extracting(JsonNode::asText).isSubsetOf("Read", "Write", "Describe");
        }
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void eachServiceMayReadWhatItSubscribesTo(Service service) {
        assertThat(topics(service.module(), "Read")).containsAll(Sources.consumed(service));
        for (String topic : Sources.consumed(service)) {
            assertThat(rules(service.module())).anySatisfy(rule -> {
                assertThat(rule.at("/resource/type").asText()).isEqualTo("group");
                assertThat(Sources.setting(service, "group.id", topic))
                        .startsWith(rule.at("/resource/name").asText());
            });
        }
    }

    private static JsonNode rules(String user) {
        Manifest manifest = Overlay.PRODUCTION.one("KafkaUser", user);
        assertThat(manifest.at("/spec/authentication/type").asText()).isEqualTo("scram-sha-512");
        return manifest.at("/spec/authorization/acls");
    }

    static Set<String> topics(String user, String operation) {
        Set<String> topics = new TreeSet<>();
        rules(user).forEach(rule -> {
            if (rule.at("/resource/type").asText().equals("topic")
                    && rule.path("operations").toString().contains("\"" + operation + "\"")) {
                topics.add(rule.at("/resource/name").asText());
            }
        });
        return topics;
    }

    private static Set<String> names(String words) {
        return words.isEmpty()
                ? Set.of()
                : Set.of(words.split(" ")).stream()
                        .map(word -> "tieout." + word + ".v1")
                        .collect(Collectors.toCollection(TreeSet::new));
    }
}
