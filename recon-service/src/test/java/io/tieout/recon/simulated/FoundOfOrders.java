package io.tieout.recon.simulated;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.yaml.FeeFile;
import io.tieout.recon.yaml.OrderFile;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What the rules over whole orders found in days of a whole retailer, held against what is true of their classes.
///
/// @param legs every leg by its event id
record FoundOfOrders(List<Break> breaks, List<Expectation> truth, Map<UUID, Leg> legs) {

    private static final List<String> RULES = List.of("orders", "returns");

    private static final Set<BreakClass> CLASSES = Set.of(
            BreakClass.SAME_FACT_NEW_KEY,
            BreakClass.STEP_MISSING,
            BreakClass.OVER_REFUND,
            BreakClass.REFUNDED_AND_CHARGED_BACK,
            BreakClass.FEE_OR_FX,
            BreakClass.HALF_APPLIED);

    static FoundOfOrders in(Retailer.Plan plan, String faults) throws IOException {
        Told told = new Told();
        List<Expectation> truth = new ArrayList<>();
        new Play(plan, faults.isEmpty() ? FaultPlan.none() : FaultPlan.parse(faults))
                .into(told::add, truth::add, _ -> {});
        List<Break> breaks = new ArrayList<>();
        for (Rule rule : rules()) {
            told.unitsOf(rule).forEach(unit -> breaks.addAll(Watched.breaksOf(rule, unit)));
        }
        return new FoundOfOrders(breaks, truth, told.byId());
    }

    /// The shipped ones.
    static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String name : RULES) {
            rules.add(OrderFile.read(name, shipped(name)).rule());
        }
        rules.add(FeeFile.read("fees", shipped("fees")).rule());
        return rules;
    }

    private static String shipped(String rule) throws IOException {
        try (InputStream in = FoundOfOrders.class.getResourceAsStream("/rules/" + rule + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What has to be found by these rules.
    private List<Expectation> expected() {
        return truth.stream()
                .filter(line -> line.state() == State.EXPECTED)
                .filter(line -> CLASSES.contains(finding(line).breakClass()))
                .toList();
    }

    Set<BreakClass> classes() {
        return expected().stream().map(line -> finding(line).breakClass()).collect(Collectors.toSet());
    }

    List<String> missed() {
        return expected().stream()
                .filter(line -> about(line).isEmpty())
                .map(FoundOfOrders::text)
                .toList();
    }

    /// With another class, amount or authority, at another step, or more than once.
    List<String> wrong() {
        return expected().stream()
                .filter(line -> !about(line).isEmpty())
                .filter(line ->
                        about(line).size() > 1 || !isRight(line, about(line).getFirst()))
                .map(line -> text(line) + " but "
                        + about(line).stream().map(FoundOfOrders::text).toList())
                .toList();
    }

    private static boolean isRight(Expectation line, Break found) {
        Expectation.Finding truth = finding(line);
        return found.state().breakClass() == truth.breakClass()
                && found.state().delta().equals(truth.delta())
                && found.state().authority().equals(truth.authority())
                // Where a document is wrong besides, the step is that of the document, which another rule looks at.
                && (!truth.also().isEmpty() || found.state().handoff().step() == truth.step())
                && found.isOpen();
    }

    private List<Break> about(Expectation line) {
        return breaks.stream()
                .filter(each -> each.state().ruleKey().equals(line.about()))
                .toList();
    }

    /// Breaks about what nothing happened to, by the truth, that these rules should find.
    List<String> unexplained() {
        Set<String> expected = expected().stream().map(Expectation::about).collect(Collectors.toSet());
        Set<String> aside = new HashSet<>();
        truth.stream().filter(line -> line.state() != State.EXPECTED).forEach(line -> {
            aside.add(line.about());
            aside.addAll(line.records());
        });
        return breaks.stream()
                .filter(each -> !expected.contains(each.state().ruleKey()))
                .filter(each -> names(each).stream().noneMatch(aside::contains))
                .filter(each -> breaks.stream().noneMatch(other -> isTwin(each, other, expected)))
                .map(each -> text(each) + " " + each.state().handoff().evidence())
                .toList();
    }

    /// A return in two tenders is two refunds, of which the truth names one.
    private static boolean isTwin(Break one, Break other, Set<String> expected) {
        return one.state().breakClass() == BreakClass.HALF_APPLIED
                && expected.contains(other.state().ruleKey())
                && other.state().breakClass() == BreakClass.HALF_APPLIED
                && Objects.equals(one.state().order(), other.state().order())
                && Objects.equals(one.state().dueAt(), other.state().dueAt());
    }

    /// Everything that the events behind a break are about.
    private Set<String> names(Break found) {
        Set<String> names = new HashSet<>();
        names.add(found.state().ruleKey());
        for (UUID id : found.detail().legs()) {
            BusinessEvent event = Objects.requireNonNull(legs.get(id)).event();
            names.add(Records.about(event, null));
            event.envelope().references().stream().map(Reference::toString).forEach(names::add);
        }
        return names;
    }

    private static Expectation.Finding finding(Expectation line) {
        return Objects.requireNonNull(line.finding());
    }

    private static String text(Expectation line) {
        return line.fault().code() + " " + line.about() + " "
                + finding(line).breakClass().code() + " " + finding(line).delta();
    }

    private static String text(Break found) {
        return found.state().rule() + " " + found.state().ruleKey() + " "
                + found.state().breakClass().code() + " " + found.state().delta() + " "
                + found.state().status().code();
    }
}
