package io.tieout.recon.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.output.TruthLines;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.score.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What all shipped rules that fold records found in days of a whole retailer, with what several breaks tell together.
record Scored(List<Break> breaks, List<Expectation> truth) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Scored of(Retailer.Plan plan, String faults) throws IOException {
        Told told = new Told();
        List<Expectation> truth = new ArrayList<>();
        new Play(plan, FaultPlan.parse(faults)).into(told::add, truth::add, _ -> {});
        return new Scored(Found.together(Watched.breaksOf(rules(), told), told), truth);
    }

    private static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>(Found.rules());
        rules.add(new Refunds(SimulatedRefundsTest.RULE));
        rules.addAll(FoundOfOrders.rules());
        rules.addAll(Found.stock());
        return rules;
    }

    /// Holds the breaks against the truth, as `./tieout score` does.
    JsonNode score(Path folder) throws IOException {
        Path truthFile = folder.resolve("truth.jsonl");
        try (TruthLines lines = new TruthLines(truthFile)) {
            truth.forEach(lines);
        }
        Path found = folder.resolve("breaks.jsonl");
        List<String> texts = new ArrayList<>();
        for (Break each : breaks) {
            texts.add(JSON.writeValueAsString(json(each.state())));
        }
        Files.write(found, texts);
        Scoring scoring = new Scoring(truthFile);
        scoring.add("recon", found);
        return scoring.result(null).json();
    }

    static ObjectNode json(BreakState state) {
        ObjectNode json = JSON.createObjectNode()
                .put("ruleKey", state.ruleKey())
                .put("class", state.breakClass().code())
                .put("status", state.status().code())
                .put("cause", state.cause().code())
                .put("handoffStep", state.handoff().step().code())
                .put("authority", state.authority())
                .put("firstDetectedAt", state.firstDetectedAt().toString());
        json.putObject("delta")
                .put("amount", state.delta().decimal())
                .put("currency", state.delta().currency().getCurrencyCode());
        return json;
    }
}
