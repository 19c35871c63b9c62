package io.tieout.recon.yaml;

import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.refund.Refunds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/// Reads rule files of any kind. Which kind one is follows from its sections.
public final class RuleFiles {

    private static final Set<String> HANDOVER = Set.of("records", "controlled");
    private static final Set<String> TOTAL = Set.of("total", "stated");
    private static final String REFUNDS = "sides";
    private static final String ORDER = "checks";
    private static final String FEES = "contracts";
    private static final String FEEDS = "feeds";
    private static final String ARRIVAL = "arrived";
    private static final Set<String> STOCK = Set.of("counted", "transit");

    /// A rule whose cases hold.
    public record Proved(Rule rule, List<RuleCase> cases) {
        public Proved {
            cases = List.copyOf(cases);
        }
    }

    private RuleFiles() {}

    /// Reads the text of a rule file and runs its cases.
    ///
    /// @throws InvalidRuleException naming every line that is wrong, and every case that fails
    public static Proved read(String name, String text) {
        Set<String> sections = sections(RuleFile.compose(name, text));
        if (sections.contains(REFUNDS)) {
            RuleFile file = RuleFile.read(name, text);
            return new Proved(new Refunds(file.rule()), file.cases());
        }
        if (sections.stream().anyMatch(HANDOVER::contains)) {
            HandoverFile file = HandoverFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        if (sections.stream().anyMatch(STOCK::contains)) {
            OnHandFile file = OnHandFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        if (sections.stream().anyMatch(TOTAL::contains)) {
            TotalFile file = TotalFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        if (sections.contains(ORDER)) {
            OrderFile file = OrderFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        if (sections.contains(FEES)) {
            FeeFile file = FeeFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        if (sections.contains(FEEDS)) {
            FeedFile file = FeedFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        if (sections.contains(ARRIVAL)) {
            ArrivalFile file = ArrivalFile.read(name, text);
            return new Proved(file.rule(), file.cases());
        }
        throw new InvalidRuleException(
                name,
                List.of(new RuleFault(
                        1,
                        "says nothing of what is compared; write sides (refunds), records or controlled (what is handed"
                                + " over to the ERP), total or stated (what must be a sum), checks (what must hold of an order),"
                                + " contracts (what fees must be), arrived (what must reach the bank), feeds (who must tell something),"
                                + " or counted or transit (where stock is)")));
    }

    private static Set<String> sections(Node node) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(tuple -> tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "")
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
