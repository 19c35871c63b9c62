package io.tieout.stack;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The part of `./tieout` that looks after processes: `up`, `down`, `status`, `logs`, `token`, `environment`.
public final class Main {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int NOT_RUNNING = 3;
    private static final int LOG_LINES = 100;

    private Main() {}

    public static void main(String[] words) {
        // Before anything logs: the clients would dump their configuration between the progress lines.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty("logging.configuration", String.valueOf(Main.class.getResource("quiet-logging.properties")));
        System.exit(run(List.of(words), System.getenv()));
    }

    /// The exit status.
    static int run(List<String> words, Map<String, String> environment) {
        try {
            Installation installation = Installation.of(environment);
            String command = words.isEmpty() ? "" : words.getFirst();
            List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
            return switch (command) {
                case "up" -> up(installation, rest);
                case "down" -> down(installation, rest);
                case "status" -> status(installation, rest);
                case "logs" -> logs(installation, rest);
                case "token" -> token(installation, rest);
                case "environment" -> environment(installation, rest);
                default -> complain("unknown command '" + command + "': see ./tieout help");
            };
        } catch (StackException failed) {
            return complain(String.valueOf(failed.getMessage()));
        }
    }

    static int complain(String message) {
        System.out.flush();
        System.err.println("tieout: " + message);
        return FAILED;
    }

    private static int up(Installation installation, List<String> words) {
        Arguments arguments = new Arguments(words, Set.of("--replay"), Set.of("--ports", "--only"));
        arguments.requireNoMore();
        String ports = arguments.value("--ports").orElse("fixed");
        if (!Set.of("auto", "fixed").contains(ports)) {
            throw new StackException("--ports takes 'auto' or 'fixed', not '" + ports + "'");
        }
        Selection selection =
                new Selection(arguments.components("--only"), arguments.has("--replay"), ports.equals("auto"));
        return new Up(installation, selection).run();
    }

    private static int down(Installation installation, List<String> words) {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--only"));
        arguments.requireNoMore();
        return new Down(installation, arguments.components("--only")).run();
    }

    private static int status(Installation installation, List<String> words) {
        new Arguments(words, Set.of(), Set.of()).requireNoMore();
        return new Status(installation).run();
    }

    private static int logs(Installation installation, List<String> words) {
        Arguments arguments = new Arguments(words, Set.of("--follow", "-f"), Set.of());
        List<String> names =
                arguments.plain().isEmpty() ? Blueprint.NAMES : List.copyOf(Arguments.known(arguments.plain()));
        return new Logs(installation.home(), names, LOG_LINES).run(arguments.has("--follow") || arguments.has("-f"));
    }

    private static int token(Installation installation, List<String> words) {
        Arguments arguments = new Arguments(words, Set.of(), Set.of("--tenant", "--role"));
        arguments.requireNoMore();
        Token token = new Token(
                arguments.value("--tenant").orElse(installation.tenant()),
                Token.Role.of(arguments.value("--role").orElse("viewer")),
                Instant.now());
        installation.home().create();
        installation.keys().create();
        System.out.println(token.signedWith(installation.keys().privateKey()));
        return DONE;
    }

    /// As lines a shell can evaluate: the environment of a service, for `./tieout dev`, or without a name
    /// that of a program that uses the suite, for `./tieout demo`.
    private static int environment(Installation installation, List<String> words) {
        RunningSettings settings = RunningSettings.read(installation.home())
                .orElseThrow(() -> new StackException("nothing runs: start with ./tieout up"));
        environment(installation, settings, words)
                .forEach((name, value) ->
                        System.out.println("export " + name + "='" + value.replace("'", "'\\''") + "'"));
        return DONE;
    }

    private static Map<String, String> environment(
            Installation installation, RunningSettings settings, List<String> words) {
        if (words.isEmpty()) {
            return new CallerEnvironment(settings.ports(), installation.keys())
                    .of(installation.tenant(), Instant.now());
        }
        ServiceDatabase service = ServiceDatabase.ALL.stream()
                .filter(known -> words.equals(List.of(known.name())))
                .findFirst()
                .orElseThrow(() -> new StackException("name one service: ingest, ledger, recon or alert"));
        return new ServiceEnvironment(settings.ports(), installation.keys(), settings.clock()).of(service);
    }
}
