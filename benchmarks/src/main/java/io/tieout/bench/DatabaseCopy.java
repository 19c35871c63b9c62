package io.tieout.bench;

import io.tieout.bench.stack.BenchStack;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// A copy of a service's database as it is before a round: both sides of a comparison begin with the same tables,
/// indexes and rows.
record DatabaseCopy(BenchStack stack, String service) {

    String name() {
        return service + "_copy";
    }

    /// Takes the place of an older copy. The service must not run: PostgreSQL copies only what nobody uses.
    void take() {
        try (Connection admin = stack.connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name() + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name() + " TEMPLATE " + service + " STRATEGY file_copy");
        } catch (SQLException failed) {
            throw new IllegalStateException("cannot copy the database " + service, failed);
        }
    }

    /// Before each side, so that both write whole pages after a checkpoint equally often.
    void checkpoint() {
        try (Connection admin = stack.connect("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("CHECKPOINT");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
