package io.tieout.kit;

import io.tieout.test.TestStack;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Looks into the sample's table behind the service's back.
record Database(TestStack stack) {

    List<String> idsOf(String tenant) throws SQLException {
        try (var connection = stack.connect("ledger", "ledger_writer");
                var select = connection.prepareStatement("SELECT id FROM sample WHERE tenant = ? ORDER BY seen")) {
            select.setString(1, tenant);
            List<String> ids = new ArrayList<>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    long number(String query) throws SQLException {
        return numbers(query).getFirst();
    }

    /// The first column of every row, as the superuser sees it.
    List<Long> numbers(String query) throws SQLException {
        try (var connection = stack.connect("ledger", "postgres");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
