package io.tieout.simulator;

import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Registers a source with the running suite and says how to send to it.
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Registers a system that will send events, and prints its API key once.")
final class SourceAdd implements Callable<Integer> {

    /// Groups the commands about sources.
    @Command(name = "source", description = "Registers sources.", subcommands = SourceAdd.class)
    static final class Source {}

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--id", required = true, description = "Its id, such as shopify-us.")
    private String id = "";

    @Option(
            names = "--role",
            required = true,
            description = "What it is: storefront, pos, processor, erp, integration ... Repeat for several.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--format", defaultValue = "cloudevents", description = "shopify, stripe or cloudevents.")
    private String format = "";

    @Option(names = "--secret", description = "The vendor's signing secret, for formats with signed webhooks.")
    private @Nullable String secret;

    @Option(names = "--entity", defaultValue = "main", description = "The legal entity it sells for.")
    private String entity = "";

    @Option(names = "--issuer", description = "Under which name its ids are referenced; its id by default.")
    private @Nullable String issuer;

    @Option(names = "--time-zone", defaultValue = "UTC", description = "Its IANA time zone.")
    private String timeZone = "";

    @Option(names = "--cut-off", defaultValue = "00:00", description = "Local time at which its business day starts.")
    private String cutOff = "";

    @Option(names = "--option", description = "A setting of the format, such as order-issuer=shopify-us.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--from",
            description = "Since when it holds a role, such as processor=2026-04-01: a business date or RFC 3339."
                    + " Since ever by default. What happened earlier is never booked from its word.")
    private Map<String, String> from = new LinkedHashMap<>();

    @Option(names = "--until", description = "Until when it holds a role, that moment excluded; for ever by default.")
    private Map<String, String> until = new LinkedHashMap<>();

    @Override
    public Integer call() {
        Suite suite = Suite.fromEnvironment(System.getenv());
        try (Client client = new Client()) {
            report(suite, registration().register(suite, client));
        }
        return 0;
    }

    private SourceRegistration registration() {
        SourceRegistration registration = SourceRegistration.of(id, entity, roles)
                .format(format, secret)
                .day(timeZone, cutOff)
                .options(options)
                .effective(from, until);
        return issuer == null ? registration : registration.issuer(issuer);
    }

    private void report(Suite suite, @Nullable String apiKey) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Registered " + id + " for tenant " + suite.tenant() + ".");
        if (apiKey != null) {
            out.println("API key, shown this once:  " + apiKey);
        } else {
            out.println("It was registered before; its API key stays as it was.");
        }
        out.println("CloudEvents:               POST " + suite.ingest() + "/v1/events   (header X-Api-Key)");
        if (!format.equals("cloudevents")) {
            out.println("Webhooks:                  POST " + suite.ingest() + "/v1/webhooks/" + id);
        }
        out.flush();
    }
}
