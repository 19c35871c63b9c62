package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One database per service with its three roles; in production replicas and backups.
class PostgresTest {

    private static final String CLUSTER = "tieout-postgres";

    @ParameterizedTest
    @EnumSource
    void eachServiceHasItsDatabaseAndThreeRoles(Overlay overlay) {
        List<String> roles = new ArrayList<>();
        cluster(overlay)
                .at("/spec/managed/roles")
                .forEach(role -> roles.add(role.path("name").asText()));
        List<String> expected = new ArrayList<>();
        for (Service service : Service.values()) {
            JsonNode database = overlay.one("Database", service.database()).at("/spec");
            assertThat(database.path("name").asText()).isEqualTo(service.database());
            assertThat(database.path("owner").asText()).isEqualTo(service.database() + "_owner");
            assertThat(database.at("/schemas/0/owner").asText()).isEqualTo(service.database() + "_owner");
            assertThat(database.path("databaseReclaimPolicy").asText()).isEqualTo("retain");
            for (String role : new String[] {"_owner", "_writer", "_app"}) {
                expected.add(service.database() + role);
            }
        }
        assertThat(roles).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// Row-level security holds only for roles that cannot step around it.
    @ParameterizedTest
    @EnumSource
    void noRoleStandsAboveTheRules(Overlay overlay) {
        assertThat(cluster(overlay).at("/spec/managed/roles")).allSatisfy(role -> {
            for (String power : new String[] {"superuser", "bypassrls", "createrole", "createdb", "replication"}) {
                assertThat(role.path(power).asBoolean()).as(power).isFalse();
            }
            assertThat(role.path("inherit").asBoolean(true)).isFalse();
            assertThat(role.at("/passwordSecret/name").asText())
                    .isEqualTo(role.path("name").asText().replace("_", "-database-"));
        });
        assertThat(cluster(overlay).at("/spec/enableSuperuserAccess").asBoolean(true))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aRoleEntersItsOwnDatabaseOverTlsAndNoOther(Overlay overlay) {
        List<String> rules = new ArrayList<>();
        cluster(overlay).at("/spec/postgresql/pg_hba").forEach(rule -> rules.add(rule.asText()));

        List<String> everybody = new ArrayList<>();
        for (Service service : Service.values()) {
            String name = service.database();
            assertThat(rules)
                    .contains("hostssl %1$s %1$s_owner,%1$s_writer,%1$s_app all scram-sha-256".formatted(name));
            everybody.addAll(List.of(name + "_owner", name + "_writer", name + "_app"));
        }
        assertThat(rules.getLast()).isEqualTo("host all " + String.join(",", everybody) + " all reject");
    }

    @ParameterizedTest
    @EnumSource
    void theServicesFindIt(Overlay overlay) {
        for (Service service : Service.values()) {
            assertThat(overlay.variables(overlay.service(service).container()))
                    .containsEntry("TIEOUT_DATABASE_HOST", CLUSTER + "-rw")
                    .containsEntry("TIEOUT_DATABASE_PORT", "5432");
        }
    }

    @Test
    void productionSurvivesTheLossOfAnInstanceWithoutLosingACommit() {
        JsonNode spec = cluster(Overlay.PRODUCTION).at("/spec");

        assertThat(spec.path("instances").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(spec.at("/postgresql/synchronous/number").asInt()).isPositive();
        assertThat(spec.at("/postgresql/synchronous/dataDurability").asText()).isEqualTo("required");
        assertThat(spec.at("/affinity/podAntiAffinityType").asText()).isEqualTo("required");
    }

    @Test
    void productionIsBackedUp() {
        Manifest schedule = Overlay.PRODUCTION.one("ScheduledBackup", CLUSTER + "-nightly");
        JsonNode plugin = cluster(Overlay.PRODUCTION).at("/spec/plugins/0");

        assertThat(schedule.at("/spec/cluster/name").asText()).isEqualTo(CLUSTER);
        assertThat(schedule.at("/spec/method").asText()).isEqualTo("plugin");
        assertThat(schedule.at("/spec/pluginConfiguration/name")).isEqualTo(plugin.path("name"));
        assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
        Manifest store = Overlay.PRODUCTION.one(
                "ObjectStore", plugin.at("/parameters/barmanObjectName").asText());
        assertThat(store.at("/spec/retentionPolicy").asText()).isEqualTo("30d");
    }

    private static Manifest cluster(Overlay overlay) {
        return overlay.one("Cluster", CLUSTER);
    }
}
