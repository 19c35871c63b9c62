package io.tieout.ledger.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.ledger.Tables;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/// A partial index serves only queries from which its accounts follow, and the accounts stand in code and in a
/// migration.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class CardIndexIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void findsTheLinesOfACardUnderRowLevelSecurity() throws SQLException {
        new Tables(stack).rows("SELECT ensure_month(current_date)::text");
        try (Connection connection = stack.connect("ledger", "ledger_app");
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('app.tenant', 'acme', true)");
            // Of empty tables every plan is as good; without the index this one reads the tenant's whole accounts.
            statement.execute("SET LOCAL enable_seqscan = off");
            assertThat(plan(statement, StoredValueLines.backedMoves("l.sub_key = 'card_77'")))
                    .contains("sub_key_tenant_idx");
        }
    }

    private static String plan(Statement statement, String query) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (ResultSet rows = statement.executeQuery("EXPLAIN " + query)) {
            while (rows.next()) {
                plan.append(rows.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
