package io.tieout.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Everything that `./tieout up` starts, in the order in which it may start.
///
/// @param root the directory of the checkout, where the services were built
record Blueprint(Home home, Ports ports, Keys keys, Path root, ServiceClock clock) {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final String LOOPBACK = "127.0.0.1";

    /// As many spans as the viewer's heap holds, the newest: with its own default of ten times as many it ran out of
    /// memory within a minute of load.
    private static final Map<String, String> ZIPKIN_STORAGE = Map.of("STORAGE_TYPE", "mem", "MEM_MAX_SPANS", "50000");

    /// Names in start order; they are also the names of log and pid files.
    static final List<String> NAMES =
            List.of("kafka", "postgres", "zipkin", "mailbox", "ingest", "ledger", "recon", "alert");

    /// Two waves: what the services need, then the services.
    List<List<Component>> stages() {
        return List.of(
                List.of(kafka(), postgres(), zipkin(), mailbox()),
                ServiceDatabase.ALL.stream().map(this::service).toList());
    }

    private Component kafka() {
        return new KafkaServer(
                home.data("kafka"),
                ports.of(Port.KAFKA),
                ports.of(Port.KAFKA_CONTROLLER),
                home.log("kafka"),
                home.data("cache"),
                List.of());
    }

    private Component postgres() {
        return new PostgresServer(
                home.data("postgres"),
                home.data("cache"),
                ports.of(Port.POSTGRES),
                home.log("postgres"),
                keys::password,
                Unprivileged.here());
    }

    private Component zipkin() {
        return new WebProgram(
                "zipkin",
                url(Port.ZIPKIN) + "/zipkin/",
                URI.create(url(Port.ZIPKIN) + "/health"),
                () -> new Command(zipkinWords(), ZIPKIN_STORAGE, home.log("zipkin"), "TERM"),
                START_LIMIT,
                () -> {});
    }

    /// Told as arguments, because its own variables leave no way to listen on the loopback address only.
    private List<String> zipkinWords() {
        List<String> words = JavaCommand.jar(ZipkinJar.locate(root), 192);
        words.add("--armeria.ports[0].ip=" + LOOPBACK);
        words.add("--armeria.ports[0].port=" + ports.of(Port.ZIPKIN));
        words.add("--armeria.ports[0].protocols[0]=http");
        return words;
    }

    private Component mailbox() {
        List<String> arguments = List.of(
                Integer.toString(ports.of(Port.SMTP)),
                Integer.toString(ports.of(Port.MAILBOX)),
                home.data("mail").toString());
        return new WebProgram(
                "mailbox",
                url(Port.MAILBOX) + "/",
                URI.create(url(Port.MAILBOX) + "/messages.json"),
                () -> new Command(
                        JavaCommand.main(MailboxMain.class, 64, arguments), Map.of(), home.log("mailbox"), "TERM"),
                START_LIMIT,
                () -> {});
    }

    private Component service(ServiceDatabase database) {
        ServiceJar jar = new ServiceJar(root, home.data("app"), database.name());
        String url = url(ServiceEnvironment.port(database));
        return new WebProgram(
                database.name(),
                url,
                URI.create(url + "/q/health/ready"),
                () -> new Command(
                        JavaCommand.service(jar.runnable()),
                        new ServiceEnvironment(ports, keys, clock).of(database),
                        home.log(database.name()),
                        "TERM"),
                START_LIMIT,
                jar::copy);
    }

    private String url(Port port) {
        return "http://" + LOOPBACK + ":" + ports.of(port);
    }

    Component component(String name) {
        return components()
                .filter(component -> component.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name));
    }

    Stream<Component> components() {
        return stages().stream().flatMap(List::stream);
    }
}
