package io.tieout.k8s;

import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/// Teaches the running PostgreSQL of the tests to speak TLS. The server writes its own key file, because only a file
/// of its own user will do.
final class TlsPostgres {

    private static final String SUPERUSER = "postgres";

    private TlsPostgres() {}

    static void enable(TestStack stack, Certificate certificate, Path authority) throws SQLException {
        try (Connection connection = stack.connect(SUPERUSER, SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(copy(statement, certificate.privateKey(), "server.key"));
            statement.execute(copy(statement, certificate.pem(), "server.crt"));
            statement.execute("ALTER SYSTEM SET ssl = on");
            statement.execute("SELECT pg_reload_conf()");
        }
        Properties login = new Properties();
        login.setProperty("user", SUPERUSER);
        login.setProperty("password", stack.password(SUPERUSER));
        login.setProperty("sslmode", "verify-full");
        login.setProperty("sslrootcert", authority.toString());
        String url = "jdbc:postgresql://" + stack.postgresHost() + ":" + stack.postgresPort() + "/" + SUPERUSER;
        Eventually.holds(() -> DriverManager.getConnection(url, login).close());
    }

    /// How many connections of a role are encrypted, and how many are not: `encrypted/plain`.
    static String connections(TestStack stack, String role) throws SQLException {
        try (Connection connection = stack.connect(SUPERUSER, SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet counted =
                        statement.executeQuery("SELECT count(*) FILTER (WHERE ssl) || '/' || count(*) FILTER"
                                + " (WHERE NOT ssl) FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE usename = "
                                + statement.enquoteLiteral(role))) {
            counted.next();
            return counted.getString(1);
        }
    }

    private static String copy(Statement statement, String text, String file) throws SQLException {
        return "COPY (SELECT unnest(string_to_array(" + statement.enquoteLiteral(text.strip()) + ", chr(10))))"
                + " TO PROGRAM 'umask 077; cat > " + file + "'";
    }
}
