package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.retailer.World;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.VendorShapes;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A simulated day goes through the running suite twice, once as webhooks where the vendors have one and once as
/// CloudEvents, and comes to the same.
class VendorShapesE2E {

    private static final Retailer.Plan PLAN = new Retailer.Plan(2026, LocalDate.of(2026, 3, 1), 1, 60);
    private static final String WITH_WEBHOOKS = "with-webhooks";
    private static final String WITHOUT = "without-webhooks";

    private static final Client CLIENT = new Client();

    @Test
    void webhooksTellTheFactsThatCloudEventsTell() throws IOException, InterruptedException {
        try (RunningSuite running = RunningSuite.start("vendor-shapes", "--replay")) {
            play(running.environment(WITH_WEBHOOKS), "--vendor-shapes");
            // Time never runs backwards in a suite: the second run is judged by the evening of the first.
            play(running.environment(WITHOUT));
            Suite with = running.as(WITH_WEBHOOKS);
            Suite without = running.as(WITHOUT);

            assertThat(all(with, with.ingest(), "/v1/rejections?")).isEmpty();
            Set<String> told = new HashSet<>();
            for (BusinessEvent event : webhooks()) {
                told.add(event.type().factType() + ":" + event.transition());
                isRecorded(event, with);
            }
            assertThat(told)
                    .containsExactlyInAnyOrder(
                            "order.placed:placed",
                            "payment.captured:captured",
                            "refund.issued:issued",
                            "refund.processed:pending",
                            "refund.processed:approved");
            assertThat(facts(with)).isEqualTo(facts(without)).hasSizeGreaterThan(500);
            assertThat(openBreaks(with))
                    .isEqualTo(openBreaks(without))
                    .noneMatch(found -> found.contains("refund:shop-us:"));
        }
    }

    private static void play(Map<String, String> environment, String... more) throws IOException, InterruptedException {
        String[] words = {
            "simulate",
            "--into-suite",
            "--seed",
            Long.toString(PLAN.seed()),
            "--from",
            PLAN.firstDay().toString(),
            "--days",
            Integer.toString(PLAN.days()),
            "--orders",
            Integer.toString(PLAN.orders()),
            "--step-hours",
            "24"
        };
        SimulatorProcess.run(
                environment,
                Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new));
    }

    /// What left as a webhook.
    private static List<BusinessEvent> webhooks() {
        VendorShapes shapes = VendorShapes.of(new World(PLAN.seed()).company("US"));
        List<BusinessEvent> sent = new ArrayList<>();
        new Retailer(PLAN, (event, _) -> {
                    if (shapes.of(event) != null) {
                        sent.add(event);
                    }
                })
                .live(_ -> {});
        return sent;
    }

    /// As the same fact, to the second.
    private static void isRecorded(BusinessEvent event, Suite suite) {
        var envelope = event.envelope();
        FactKey fact = new FactKey(
                suite.tenant(), envelope.source(), event.type().factType(), envelope.subject(), event.transition());

        JsonNode fate = CLIENT.get(suite.ledger(), "/v1/events/" + fact.eventId(), suite.viewerToken());
        JsonNode recorded = fate.path("event");

        assertThat(fate.path("conflicts")).isEmpty();
        assertThat(recorded.at("/amount/amount").asText())
                .as("%s", event)
                .isEqualTo(Objects.requireNonNull(event.principal()).decimal());
        assertThat(recorded.at("/amount/currency").asText()).isEqualTo("USD");
        assertThat(OffsetDateTime.parse(recorded.path("occurredAt").asText()).toInstant())
                .as("%s", event)
                .isEqualTo(envelope.occurredAt().truncatedTo(ChronoUnit.SECONDS));
        assertThat(recorded.path("businessDate").asText())
                .isEqualTo(envelope.businessDate().toString());
    }

    private static Set<String> facts(Suite suite) {
        Set<String> facts = new TreeSet<>();
        for (JsonNode event : all(suite, suite.ledger(), "/v1/events?")) {
            facts.add(String.join(
                    " ",
                    event.path("source").asText(),
                    event.path("type").asText(),
                    event.path("subject").asText(),
                    event.path("transition").asText(),
                    event.path("outcome").asText(),
                    event.at("/amount/amount").asText(),
                    event.path("businessDate").asText()));
        }
        return facts;
    }

    private static Set<String> openBreaks(Suite suite) {
        Set<String> breaks = new TreeSet<>();
        for (JsonNode found : all(suite, suite.recon(), "/v1/breaks?status=open&")) {
            breaks.add(
                    found.path("class").asText() + " " + found.path("ruleKey").asText());
        }
        return breaks;
    }

    private static List<JsonNode> all(Suite suite, URI service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = CLIENT.get(service, path + "pageSize=100" + cursor, suite.viewerToken());
            page.path("items").forEach(items::add);
            String next = page.path("next").asText("");
            cursor = next.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return items;
    }
}
