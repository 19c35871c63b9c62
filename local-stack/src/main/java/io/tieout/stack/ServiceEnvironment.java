package io.tieout.stack;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What a service is told by its environment: where the others are, and its own secrets.
record ServiceEnvironment(Ports ports, Keys keys, ServiceClock clock) {

    static Port port(ServiceDatabase service) {
        return Port.valueOf(service.name().toUpperCase(Locale.ROOT));
    }

    Map<String, String> of(ServiceDatabase service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Port.KAFKA));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", "" + ports.of(port(service)));
        environment.put("MP_JWT_VERIFY_ISSUER", Token.ISSUER);
        environment.put(
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION", keys.publicKeyFile().toUri().toString());
        environment.put("TIEOUT_PROFILE", "local");
        environment.put("TIEOUT_CLOCK", clock.word());
        environment.put("TIEOUT_SECRET_KEY_FILE", keys.secretKeyFile().toString());
        environment.put("TIEOUT_ZIPKIN_ENDPOINT", "http://127.0.0.1:" + ports.of(Port.ZIPKIN) + "/api/v2/spans");
        environment.putAll(CallerEnvironment.urls(ports));
        environment.putAll(database(service));
        environment.putAll(mail());
        environment.putAll(links());
        // Receivers of alerts on this machine, such as the demo's, are private addresses by nature.
        environment.put("TIEOUT_ALERT_WEBHOOK_ALLOW_PRIVATE_NETWORKS", "true");
        return environment;
    }

    /// Where the links on breaks and in alerts lead.
    private Map<String, String> links() {
        String trace = "http://127.0.0.1:" + ports.of(Port.ZIPKIN) + "/zipkin/traces/{traceId}";
        return Map.of(
                "TIEOUT_LINKS_RECON",
                "http://127.0.0.1:" + ports.of(Port.RECON),
                "TIEOUT_LINKS_TRACE",
                trace,
                "TIEOUT_RECON_LEDGER_URL",
                "http://127.0.0.1:" + ports.of(Port.LEDGER),
                "TIEOUT_RECON_TRACE_URL",
                trace);
    }

    private Map<String, String> database(ServiceDatabase service) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("TIEOUT_DATABASE_HOST", PostgresServer.HOST);
        environment.put("TIEOUT_DATABASE_PORT", "" + ports.of(Port.POSTGRES));
        environment.put("TIEOUT_DATABASE_NAME", service.name());
        Map<String, String> roles = Map.of("OWNER", service.owner(), "WRITER", service.writer(), "APP", service.app());
        roles.forEach((key, role) -> {
            environment.put("TIEOUT_DATABASE_" + key + "_USERNAME", role);
            environment.put("TIEOUT_DATABASE_" + key + "_PASSWORD", keys.password(role));
        });
        return environment;
    }

    private Map<String, String> mail() {
        return Map.of(
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", "" + ports.of(Port.SMTP),
                "QUARKUS_MAILER_FROM", "tieout@localhost",
                "QUARKUS_MAILER_MOCK", "false");
    }
}
