package io.tieout.simulator.casea;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.AlertReceiver;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Backlog;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.ReplayClock;
import io.tieout.simulator.suite.Suite;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Plays worked case A against a suite in replay mode, shows what was found, and holds it against what was injected.
public final class Demo {

    /// Any 24 bytes will do for a receiver that lives as long as the demo.
    private static final String ALERT_SECRET = "whsec_dGllb3V0LWRlbW8tcmVjZWl2ZXItc2VjcmV0LTE=";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Suite suite;
    private final Client client;
    private final Clock wall;
    private final Screen screen;

    private Demo(Suite suite, Client client, Clock wall, PrintStream out) {
        this.suite = suite;
        this.client = client;
        this.wall = wall;
        this.screen = new Screen(out, suite);
    }

    /// Whether what was found equals what was injected. Everything that differs is printed.
    public static boolean play(Map<String, String> environment, Clock wall, PrintStream out) {
        Suite suite = Suite.fromEnvironment(environment);
        try (Client client = new Client();
                AlertReceiver receiver = new AlertReceiver(ALERT_SECRET)) {
            return new Demo(suite, client, wall, out).play(receiver);
        }
    }

    private boolean play(AlertReceiver receiver) {
        List<Refund> refunds = CaseA.refunds();
        screen.say(
                "Playing worked case A: 11 refunds of 3 March 2026, from Shopify, Stripe, an integration and an ERP.");
        channels(receiver);
        List<Move> moves = Script.of(refunds, Sources.register(suite, client), wall);
        try (ReplayClock clock = new ReplayClock(suite.kafka());
                Backlog backlog = new Backlog(suite.kafka())) {
            Player player = new Player(suite, client, clock, backlog);
            player.play(moves);
            player.advanceTo(CaseA.AS_OF.toInstant());
        }
        screen.say("Sent " + moves.size() + " signed webhooks and CloudEvents; the clock stands at 6 March, 12:00.");
        Reader reader = new Reader(suite, client, refunds);
        List<String> differences = awaitFindings(reader, receiver);
        show(reader, receiver);
        return verdict(differences);
    }

    private void channels(AlertReceiver receiver) {
        channel(Json.object()
                .put("name", "demo-webhook")
                .put("kind", "webhook")
                .put("url", receiver.address().toString())
                .put("secret", ALERT_SECRET));
        ObjectNode email = Json.object().put("name", "demo-mail").put("kind", "email");
        email.putArray("recipients").add("finance@retailer.example");
        channel(email);
    }

    private void channel(ObjectNode channel) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json");
        client.post(suite.alert(), "/v1/channels", headers, Json.bytes(channel)).expect(200, 201);
    }

    /// What still differs when patience ends.
    private List<String> awaitFindings(Reader reader, AlertReceiver receiver) {
        try {
            Await.until(
                    "the findings of case A",
                    PATIENCE,
                    () -> Expected.differencesFrom(reader.read()).isEmpty()
                            && !receiver.notices().isEmpty()
                            && mails() > 0);
            return List.of();
        } catch (IllegalStateException late) {
            List<String> differences = new ArrayList<>(Expected.differencesFrom(reader.read()));
            if (receiver.notices().isEmpty()) {
                differences.add("alert: no signed webhook arrived");
            }
            if (mails() == 0) {
                differences.add("alert: no e-mail arrived");
            }
            return differences;
        }
    }

    private int mails() {
        return client.get(suite.mailbox(), "/messages.json", "").size();
    }

    private void show(Reader reader, AlertReceiver receiver) {
        Findings found = reader.read();
        List<JsonNode> breaks = reader.breaks();
        screen.threeColumn(
                found.threeColumn(), found.figures().getOrDefault("residual of the three-column report", "?"));
        screen.breaks(reader, breaks);
        breaks.stream()
                .filter(each -> reader.refundOf(each).equals("R2"))
                .findFirst()
                .ifPresent(missing -> {
                    screen.evidence("R2", reader.detail(missing));
                    screen.timeline(
                            "R2",
                            reader.transaction(missing.path("correlationId").asText()));
                });
        JsonNode alert = reader.alerts().path(0);
        if (!alert.isMissingNode()) {
            screen.alert(alert, receiver.notices(), mails());
        }
        screen.links(
                receiver.notices().stream()
                        .map(AlertReceiver.Notice::traceId)
                        .findFirst()
                        .orElse("none"),
                suite.viewerToken());
    }

    private boolean verdict(List<String> differences) {
        screen.say("");
        if (differences.isEmpty()) {
            screen.say("Tied out: what was found equals what was injected, to the cent.");
            return true;
        }
        screen.say("NOT tied out. What was found differs from what was injected:");
        differences.forEach(difference -> screen.say("  " + difference));
        return false;
    }
}
