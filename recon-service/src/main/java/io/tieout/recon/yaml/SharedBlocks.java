package io.tieout.recon.yaml;

import io.tieout.recon.app.PublishedRule;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.arrival.ArrivalRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Whether rules that are tied in the blocks of another one can be: it must have lines that name nothing, and what is
/// open by both must be tied by the same terms and become due at the same time.
final class SharedBlocks {

    private static final String ARRIVED = "arrived";

    private SharedBlocks() {}

    /// @throws InvalidRuleException naming the line of the first file that cannot be in force beside the others
    static void check(List<PublishedRule> rules) {
        List<Rule> all = rules.stream().map(PublishedRule::rule).toList();
        rules.forEach(each -> check(each.rule(), each.location(), each.text(), all));
    }

    /// @param text of the rule's file
    /// @param others in force, with the rule or without it
    /// @throws InvalidRuleException naming the line
    static void check(Rule rule, String name, String text, Collection<Rule> others) {
        fault(rule, others).ifPresent(message -> {
            List<RuleFault> faults = new ArrayList<>();
            Section.of("the rule", RuleFile.compose(name, text), faults)
                    .section(ARRIVED)
                    .reject(ArrivalFile.UNNAMED_OF, message);
            throw new InvalidRuleException(name, faults);
        });
    }

    private static Optional<String> fault(Rule rule, Collection<Rule> others) {
        String of = rule.pairedIn();
        if (!(rule instanceof ArrivalRule own) || of.equals(own.terms().id())) {
            return Optional.empty();
        }
        Optional<ArrivalRule> found = others.stream()
                .filter(other -> other.terms().id().equals(of))
                .filter(ArrivalRule.class::isInstance)
                .map(ArrivalRule.class::cast)
                .filter(ArrivalRule::takesUnnamed)
                .findFirst();
        if (found.isEmpty()) {
            return Optional.of("no rule '" + of + "' in force has 'unnamed' lines; name one, or take the field out");
        }
        ArrivalRule host = found.get();
        if (!own.isTiedLike(host)) {
            return Optional.of("'pair' must be as in '" + of + "', because what is open by both is tied at once");
        }
        if (!own.isDueLike(host)) {
            return Optional.of("'arrived.within' and 'calendar' must be as in '" + of
                    + "', because its lines wait until what they may be of is due");
        }
        return Optional.empty();
    }
}
