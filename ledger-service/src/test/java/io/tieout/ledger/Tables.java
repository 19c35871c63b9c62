package io.tieout.ledger;

import io.tieout.test.TestStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// The ledger's tables as the writer sees them: of all tenants.
public final class Tables {

    private final TestStack stack;

    public Tables(TestStack stack) {
        this.stack = stack;
    }

    /// The rows of a query, their values joined by spaces.
    public List<String> rows(String query, Object... parameters) {
        try (Connection connection = stack.connect("ledger", "ledger_writer");
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        values.add(String.valueOf(rows.getString(i)));
                    }
                    found.add(String.join(" ", values));
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// Runs a statement as `role` on behalf of a tenant, as the service does for people.
    public void execute(String role, String tenant, String sql) throws SQLException {
        try (Connection connection = stack.connect("ledger", role);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT set_config('app.tenant', '" + tenant + "', true)");
            statement.executeUpdate(sql);
            connection.commit();
        }
    }

    public long count(String query, Object... parameters) {
        return Long.parseLong(rows(query, parameters).getFirst());
    }

    /// Everything that booking put in for a tenant: unequal as soon as anything is doubled or missing.
    public List<String> books(String tenant) {
        return rows("""
                SELECT e.event_id, l.account, l.sub_key, l.currency, l.amount_minor, l.business_date
                  FROM line l JOIN event e ON e.id = l.event
                 WHERE l.tenant = ? ORDER BY 1, 2, 3, 5""", tenant);
    }
}
