package io.tieout.stack;

import java.util.Locale;

/// Every port of the long-lived stack, with its default and the variable that changes it.
enum Port {
    KAFKA(19092),
    KAFKA_CONTROLLER(19093),
    POSTGRES(15432),
    ZIPKIN(9411),
    SMTP(1025),
    MAILBOX(8025),
    INGEST(8081),
    LEDGER(8082),
    RECON(8083),
    ALERT(8084);

    private final int standard;

    Port(int standard) {
        this.standard = standard;
    }

    int standard() {
        return standard;
    }

    String variable() {
        return "TIEOUT_PORT_" + name();
    }

    /// The name in `ports.properties`.
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
