package io.tieout.recon.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tieout.event.EventType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.output.TruthLines;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.score.Scoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Days of a whole retailer that went through the rule.
///
/// @param told how many events of each kind speak of refunds
/// @param truth what went wrong and what should be found of it
record Simulated(List<Break> breaks, Map<EventType, Integer> told, List<Expectation> truth) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /// What can be wrong with a record of which money is given back and is found by comparing other things than
    /// refunds.
    private static final Set<BreakClass> OF_OTHER_RULES = Set.of(BreakClass.HALF_APPLIED);

    static Simulated of(RefundRule rule, Retailer.Plan plan, String faults) {
        Told told = new Told();
        List<Expectation> truth = new ArrayList<>();
        new Play(plan, faults.isEmpty() ? FaultPlan.none() : FaultPlan.parse(faults))
                .into(told::add, truth::add, _ -> {});
        List<Break> breaks = Watched.breaksOf(List.of(new Refunds(rule)), told);
        Map<EventType, Integer> counts = new EnumMap<>(EventType.class);
        for (List<Leg> legs : told.transactions()) {
            legs.stream()
                    .map(Leg::event)
                    .filter(event -> rule.speaksFor(Side.SOURCE, event) || rule.speaksFor(Side.PROCESSOR, event))
                    .forEach(event -> counts.merge(event.type(), 1, Integer::sum));
        }
        return new Simulated(breaks, counts, truth);
    }

    /// Holds the breaks against what is true of refunds, as `./tieout score` does.
    JsonNode score(Path folder) throws IOException {
        Path truthFile = folder.resolve("truth.jsonl");
        try (TruthLines lines = new TruthLines(truthFile)) {
            truth.stream().flatMap(Simulated::ofRefunds).forEach(lines);
        }
        Path found = folder.resolve("breaks.jsonl");
        List<String> texts = new ArrayList<>();
        for (Break each : breaks) {
            texts.add(JSON.writeValueAsString(Scored.json(each.state())));
        }
        Files.write(found, texts);
        Scoring scoring = new Scoring(truthFile);
        scoring.add("recon", found);
        return scoring.result(null).json();
    }

    /// Everything that need not be found, and what must be of refunds.
    private static Stream<Expectation> ofRefunds(Expectation line) {
        Expectation.Finding finding = line.finding();
        if (line.state() != State.EXPECTED || finding == null) {
            return Stream.of(line);
        }
        if (!Records.isRefund(line.about()) && !"credit-memo".equals(line.documentType())) {
            return Stream.empty();
        }
        return Stream.of(OF_OTHER_RULES.contains(finding.breakClass()) ? setAside(line) : line);
    }

    private static Expectation setAside(Expectation line) {
        return new Expectation(
                line.id(),
                line.fault(),
                State.MASKED,
                line.id(),
                line.entity(),
                line.about(),
                line.records(),
                line.order(),
                line.documentType(),
                line.document(),
                line.injectedAt(),
                line.finding());
    }
}
