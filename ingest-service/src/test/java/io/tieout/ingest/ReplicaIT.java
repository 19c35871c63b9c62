package io.tieout.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// One of several instances that share a database.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class ReplicaIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();

    /// Another replica's registrations are rows that this one has not read yet, however short ago it looked.
    @Test
    void whatAnotherReplicaRegisteredIsKnownAtOnce() throws SQLException {
        acme.erp();
        for (int round = 0; round < 5; round++) {
            String keyId = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
            String key = "tk_live_" + keyId + "_" + "ab".repeat(32);
            Platform.postEvents(key, "application/cloudevents+json", "{}")
                    .then()
                    .statusCode(401);

            registerElsewhere("elsewhere-" + keyId, keyId, "ab".repeat(32));

            Platform.postEvents(key, "application/cloudevents+json", "{}")
                    .then()
                    .statusCode(422);
        }
    }

    private void registerElsewhere(String id, String keyId, String keySecret) throws SQLException {
        try (var connection = stack.connect("ingest", "postgres");
                var insert = connection.prepareStatement("""
                        INSERT INTO source SELECT tenant, ?, format, roles, entity, issuer, time_zone, cut_off, options,
                            sealed_secrets, ?, sha256(convert_to(?, 'UTF8')), created_at, updated_at, version
                        FROM source WHERE tenant = ? LIMIT 1""")) {
            insert.setString(1, id);
            insert.setString(2, keyId);
            insert.setString(3, keySecret);
            insert.setString(4, acme.tenant);
            assertThat(insert.executeUpdate()).isOne();
        }
    }
}
