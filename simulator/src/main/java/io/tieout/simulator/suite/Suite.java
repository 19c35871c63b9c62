package io.tieout.simulator.suite;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/// Where the parts of a running suite are, and the tokens to use them with.
///
/// @param viewerToken reads everything of the tenant
/// @param operatorToken also registers sources and acknowledges alerts
public record Suite(
        String tenant,
        URI ingest,
        URI ledger,
        URI recon,
        URI alert,
        URI traces,
        URI mailbox,
        String kafka,
        String viewerToken,
        String operatorToken) {

    /// Reads what `./tieout` hands to the commands it runs: a file of ports, and tokens.
    ///
    /// @throws IllegalArgumentException naming what is not set
    public static Suite fromEnvironment(Map<String, String> environment) {
        Properties ports = ports(Path.of(required(environment, "TIEOUT_PORTS_FILE")));
        return new Suite(
                environment.getOrDefault("TIEOUT_TENANT", "demo"),
                address(ports, "ingest"),
                address(ports, "ledger"),
                address(ports, "recon"),
                address(ports, "alert"),
                address(ports, "zipkin"),
                address(ports, "mailbox"),
                "127.0.0.1:" + ports.getProperty("kafka"),
                required(environment, "TIEOUT_VIEWER_TOKEN"),
                required(environment, "TIEOUT_OPERATOR_TOKEN"));
    }

    private static Properties ports(Path file) {
        Properties ports = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            ports.load(reader);
        } catch (IOException missing) {
            throw new IllegalArgumentException("the suite is not running: start it with ./tieout up", missing);
        }
        return ports;
    }

    private static URI address(Properties ports, String component) {
        return URI.create("http://127.0.0.1:" + ports.getProperty(component));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set; ./tieout sets it for the suite that it started");
        }
        return value;
    }
}
