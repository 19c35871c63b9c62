package io.tieout.test;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.postgresql.Driver;

/// The Kafka and the PostgreSQL of this JVM's tests: one of each, started on first use, ended with the JVM.
///
/// Quarkus loads test classes anew for every application it starts, so the servers are held by the system class loader
/// and reached through JMX: [#shared()] finds the same ones from everywhere.
public final class TestStack {

    private final TestStackMXBean servers;

    private TestStack(TestStackMXBean servers) {
        this.servers = servers;
    }

    /// The stack of this JVM; starts it (about 5 seconds) when nobody has yet.
    public static TestStack shared() {
        try {
            Class.forName(SharedStack.class.getName(), true, ClassLoader.getSystemClassLoader())
                    .getMethod("start")
                    .invoke(null);
            MBeanServer platform = ManagementFactory.getPlatformMBeanServer();
            ObjectName name = new ObjectName(SharedStack.NAME);
            return new TestStack(JMX.newMXBeanProxy(platform, name, TestStackMXBean.class));
        } catch (ReflectiveOperationException | javax.management.JMException failed) {
            throw new IllegalStateException("the test stack does not start", failed);
        }
    }

    public String kafkaBootstrap() {
        return servers.getKafkaBootstrap();
    }

    public String postgresHost() {
        return servers.getPostgresHost();
    }

    public int postgresPort() {
        return servers.getPostgresPort();
    }

    /// The password of a role such as `ledger_app`.
    public String password(String role) {
        return servers.password(role);
    }

    /// A plain connection as `role`, for tests that prepare or look at data behind a service's back.
    public Connection connect(String database, String role) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", role);
        login.setProperty("password", password(role));
        Connection connection = new Driver()
                .connect("jdbc:postgresql://" + postgresHost() + ":" + postgresPort() + "/" + database, login);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL address");
        }
        return connection;
    }

    public void stopKafka() {
        servers.stopKafka();
    }

    /// As `kill -9` would.
    public void killKafka() {
        servers.killKafka();
    }

    /// Starts Kafka again on the same port with the same data.
    public void startKafka() {
        servers.startKafka();
    }

    public void stopPostgres() {
        servers.stopPostgres();
    }

    /// As `kill -9` of the server and every session.
    public void killPostgres() {
        servers.killPostgres();
    }

    /// Starts PostgreSQL again on the same port with the same data.
    public void startPostgres() {
        servers.startPostgres();
    }

    /// Where the public key that verifies [Tokens] lies, as PEM.
    public String publicKeyFile() {
        return servers.getPublicKeyFile();
    }

    String signingKey() {
        return servers.getSigningKey();
    }
}
