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
    ///
    /// @throws IllegalArgumentException naming what is not set
    public static Suite fromEnvironment(Map<String, String> environment) {
        return new Suite(
                required(environment, "TIEOUT_TENANT"),
                address(environment, "TIEOUT_INGEST_URL"),
                address(environment, "TIEOUT_LEDGER_URL"),
                address(environment, "TIEOUT_RECON_URL"),
                address(environment, "TIEOUT_ALERT_URL"),
                address(environment, "TIEOUT_TRACES_URL"),
                address(environment, "TIEOUT_MAILBOX_URL"),
                required(environment, "KAFKA_BOOTSTRAP_SERVERS"),
                required(environment, "TIEOUT_VIEWER_TOKEN"),
                required(environment, "TIEOUT_OPERATOR_TOKEN"));
    }

    private static URI address(Map<String, String> environment, String name) {
        return URI.create(required(environment, name));
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set; ./tieout sets it for the suite that it started");
        }
        return value;
    }
}
