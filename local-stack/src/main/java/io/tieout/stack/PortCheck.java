package io.tieout.stack;

import java.util.List;
import java.util.stream.Collectors;

/// Refuses to start beside somebody else's server, before anything is started.
final class PortCheck {

    private PortCheck() {}

    static void requireFree(List<Component> components, Ports ports) {
        List<Port> taken = components.stream()
                .flatMap(component -> portsOf(component.name()).stream())
                .filter(port -> !StackPorts.isFree(ports.of(port)))
                .toList();
        if (!taken.isEmpty()) {
            throw new StackException(taken.stream()
                    .map(port -> "port " + ports.of(port) + " (" + port.key() + ") is taken: set " + port.variable()
                            + " to another, or take free ones with ./tieout up --ports auto")
                    .collect(Collectors.joining("\n")));
        }
    }

    static List<Port> portsOf(String component) {
        return switch (component) {
            case "kafka" -> List.of(Port.KAFKA, Port.KAFKA_CONTROLLER);
            case "postgres" -> List.of(Port.POSTGRES);
            case "zipkin" -> List.of(Port.ZIPKIN);
            case "mailbox" -> List.of(Port.MAILBOX, Port.SMTP);
            case "ingest" -> List.of(Port.INGEST);
            case "ledger" -> List.of(Port.LEDGER);
            case "recon" -> List.of(Port.RECON);
            case "alert" -> List.of(Port.ALERT);
            default -> throw new IllegalArgumentException(component);
        };
    }
}
