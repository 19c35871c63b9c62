package io.tieout.simulator.suite;

import java.net.URI;
import java.util.Map;

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

    /// Reads what `./tieout` hands to the commands it runs.
    public static Suite fromEnvironment(Map<String, String> environment) {
        return new Suite(
                environment.getOrDefault("TIEOUT_TENANT", "demo"),
                address(environment, "TIEOUT_INGEST_URL", 8081),
                address(environment, "TIEOUT_LEDGER_URL", 8082),
                address(environment, "TIEOUT_RECON_URL", 8083),
                address(environment, "TIEOUT_ALERT_URL", 8084),
                address(environment, "TIEOUT_TRACES_URL", 9411),
                address(environment, "TIEOUT_MAILBOX_URL", 8025),
                environment.getOrDefault("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092"),
                required(environment, "TIEOUT_VIEWER_TOKEN"),
                required(environment, "TIEOUT_OPERATOR_TOKEN"));
    }

    private static URI address(Map<String, String> environment, String name, int port) {
        return URI.create(environment.getOrDefault(name, "http://127.0.0.1:" + port));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set; ./tieout sets it for the suite that it started");
        }
        return value;
    }
}
