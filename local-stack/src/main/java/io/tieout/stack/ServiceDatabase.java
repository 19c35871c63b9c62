package io.tieout.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The database of one service and its three login roles: the owner migrates, the writer books
/// what comes from Kafka, the app serves HTTP under row-level security.
record ServiceDatabase(String name) {

    static final List<ServiceDatabase> ALL = List.of(
            new ServiceDatabase("ingest"),
            new ServiceDatabase("ledger"),
            new ServiceDatabase("recon"),
            new ServiceDatabase("alert"));

    String owner() {
        return name + "_owner";
    }

    String writer() {
        return name + "_writer";
    }

    String app() {
        return name + "_app";
    }

    List<String> roles() {
        return List.of(owner(), writer(), app());
    }

    /// Creates what is missing, on every start, so that a start cut short is completed by the next one.
    void ensure(PostgresServer server) throws SQLException {
        try (Connection admin = server.connect(PostgresServer.SUPERUSER, PostgresServer.SUPERUSER);
                Statement statement = admin.createStatement()) {
            for (String role : roles()) {
                if (!exists(admin, "SELECT FROM pg_roles WHERE rolname = ?", role)) {
                    statement.execute("CREATE ROLE " + role + " LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE"
                            + " NOREPLICATION NOBYPASSRLS");
                }
                statement.execute("ALTER ROLE " + role + " PASSWORD "
                        + statement.enquoteLiteral(server.passwords().apply(role)));
            }
            if (!exists(admin, "SELECT FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + owner());
            }
            statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + writer() + ", " + app());
        }
        try (Connection inside = server.connect(name, PostgresServer.SUPERUSER);
                Statement statement = inside.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + owner());
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + writer() + ", " + app());
        }
    }

    private static boolean exists(Connection connection, String query, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, value);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
