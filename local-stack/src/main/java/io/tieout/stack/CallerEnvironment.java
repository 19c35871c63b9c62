package io.tieout.stack;

import java.security.PrivateKey;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/// What a program that uses the suite from outside is told by its environment: addresses and tokens.
record CallerEnvironment(Ports ports, Keys keys) {

    Map<String, String> of(String tenant, Instant now) {
        PrivateKey key = keys.privateKey();
        Map<String, String> environment = new TreeMap<>(urls(ports));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Port.KAFKA));
        environment.put("TIEOUT_TENANT", tenant);
        for (Token.Role role : Token.Role.values()) {
            environment.put("TIEOUT_" + role.name() + "_TOKEN", new Token(tenant, role, now).signedWith(key));
        }
        return environment;
    }

    /// `TIEOUT_<NAME>_URL` of everything that speaks HTTP.
    static Map<String, String> urls(Ports ports) {
        Map<String, Port> named = Map.of(
                "INGEST", Port.INGEST,
                "LEDGER", Port.LEDGER,
                "RECON", Port.RECON,
                "ALERT", Port.ALERT,
                "TRACES", Port.ZIPKIN,
                "MAILBOX", Port.MAILBOX);
        Map<String, String> urls = new TreeMap<>();
        named.forEach((name, port) -> urls.put("TIEOUT_" + name + "_URL", "http://127.0.0.1:" + ports.of(port)));
        return urls;
    }
}
