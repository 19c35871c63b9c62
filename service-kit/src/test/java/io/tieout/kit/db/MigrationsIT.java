package io.tieout.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tieout.test.TestStack;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.flywaydb.core.api.output.MigrateResult;
import org.junit.jupiter.api.Test;

class MigrationsIT {

    private final TestStack stack = TestStack.shared();

    @Test
    void replicasThatStartTogetherMigrateOnce() throws Exception {
        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<MigrateResult> start = () -> new Migrations(settings("recon_owner")).migrate();

            var results = replicas.invokeAll(
                    IntStream.range(0, 4).mapToObj(_ -> start).toList());

            int executed = 0;
            for (var result : results) {
                executed += result.get().migrationsExecuted;
            }
            assertThat(executed).isEqualTo(1);
        }
        try (var app = stack.connect("recon", "recon_app");
                var statement = app.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM sample")) {
            assertThat(rows.next()).isTrue();
        }
    }

    @Test
    void onlyTheOwnerMayMigrate() {
        assertThatThrownBy(() -> new Migrations(settings("alert_app", "alert")).migrate())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void theAppRoleCannotCreateTables() throws SQLException {
        try (var app = stack.connect("alert", "alert_app");
                var statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE x (y int)"))
                    .hasMessageContaining("permission denied");
        }
    }

    private DatabaseSettings settings(String owner) {
        return settings(owner, "recon");
    }

    private DatabaseSettings settings(String owner, String database) {
        Map<String, String> values = Map.ofEntries(
                Map.entry("tieout.database.host", stack.postgresHost()),
                Map.entry("tieout.database.port", Integer.toString(stack.postgresPort())),
                Map.entry("tieout.database.name", database),
                Map.entry("tieout.database.owner.username", owner),
                Map.entry("tieout.database.owner.password", stack.password(owner)),
                Map.entry("tieout.database.app.username", database + "_app"),
                Map.entry("tieout.database.writer.username", database + "_writer"),
                Map.entry("tieout.database.pool-size", "4"),
                Map.entry("tieout.database.tenant-tx-timeout", "PT5S"),
                Map.entry("tieout.database.writer-tx-timeout", "PT5S"));
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(DatabaseSettings.class);
    }
}
