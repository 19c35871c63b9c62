package io.tieout.recon.simulated;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.incident.HeardLogs;
import io.tieout.recon.domain.incident.Incident;
import io.tieout.recon.domain.incident.IncidentBook;
import io.tieout.recon.domain.onhand.OnHandRule;
import io.tieout.recon.yaml.HandoverFile;
import io.tieout.recon.yaml.RuleFiles;
import io.tieout.simulator.Play;
import io.tieout.simulator.fault.Fault;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the handover rules found in days of a whole retailer, held against what is true of documents that are no
/// refunds.
///
/// @param legs every leg by its event id
/// @param isOfStock whether the rules about stock are among those that found them
record Found(List<Break> breaks, List<Expectation> truth, Map<UUID, Leg> legs, boolean isOfStock) {

    private static final List<String> RULES =
            List.of("invoices", "stock", "stored-value", "chargebacks", "journals", "payouts", "store-days");

    /// About cash, and money on its way to the bank.
    static final List<String> CASH = List.of("tills", "deposits", "bank-lines");

    /// What else is compared by rules that look at no documents.
    private static final Set<Fault> BESIDE_DOCUMENTS = EnumSet.of(
            Fault.MANUAL_JOURNAL,
            Fault.LINE_LOST,
            Fault.HIDDEN_MOVEMENT,
            Fault.TILL_SHORT,
            Fault.DEPOSIT_SHORT,
            Fault.DEPOSIT_NOT_BANKED,
            Fault.PAYOUT_NOT_BANKED,
            Fault.PAYOUT_BANKED_SHORT,
            Fault.UNKNOWN_PAYOUT_BANKED,
            Fault.BANK_LINE_UNNUMBERED,
            Fault.BANK_LINE_CUT,
            Fault.UNEXPLAINED_BANK_LINE,
            Fault.UNEXPLAINED_BANK_DEBIT);
    private static final Set<Fault> STOCK = Set.of(Fault.STOCK_SHORT, Fault.STOCK_MISSTATED, Fault.TRANSFER_SHORT);

    private static final String REFUND = "credit-memo";

    static Found in(Retailer.Plan plan, String faults) throws IOException {
        return in(plan, faults, rules());
    }

    static Found in(Retailer.Plan plan, String faults, List<Rule> rules) {
        Told told = new Told();
        List<Expectation> truth = new ArrayList<>();
        new Play(plan, faults.isEmpty() ? FaultPlan.none() : FaultPlan.parse(faults))
                .into(told::add, truth::add, _ -> {});
        List<Break> breaks = Watched.breaksOf(rules, told);
        boolean isOfStock = rules.stream().anyMatch(OnHandRule.class::isInstance);
        return new Found(together(breaks, told), truth, told.byId(), isOfStock);
    }

    /// With what several breaks, and logs of other records, tell.
    static List<Break> together(List<Break> breaks, Told told) {
        return grouped(heard(breaks, told));
    }

    /// With what the silence of a log that tells of other records says.
    private static List<Break> heard(List<Break> breaks, Told told) {
        Map<HeardLogs.Day, Long> steps = told.byId().values().stream()
                .flatMap(leg -> HeardLogs.Day.of("simulated", leg).stream())
                .collect(Collectors.groupingBy(day -> day, Collectors.counting()));
        HeardLogs logs = new HeardLogs(steps);
        return breaks.stream().map(each -> logs.heard(each).orElse(each)).toList();
    }

    /// With the causes that breaks have together, as they are once all of them are there.
    private static List<Break> grouped(List<Break> breaks) {
        List<Break> showing = breaks.stream()
                .filter(each -> !each.detail().symptom().isNone())
                .toList();
        Map<UUID, UUID> incidents = new IncidentBook(List.of()).assign(showing);
        Map<UUID, Set<String>> records = new HashMap<>();
        showing.forEach(
                each -> records.computeIfAbsent(Objects.requireNonNull(incidents.get(each.id())), _ -> new HashSet<>())
                        .add(each.state().ruleKey()));
        return breaks.stream()
                .map(each ->
                        records.getOrDefault(incidents.get(each.id()), Set.of()).size() >= Incident.BREAKS_MIN
                                        && Incident.explains(each)
                                ? each.ofIntegrationBug()
                                : each)
                .toList();
    }

    /// What was told.
    static Told told(Retailer.Plan plan, String faults) {
        Told told = new Told();
        new Play(plan, FaultPlan.parse(faults)).into(told::add, _ -> {}, _ -> {});
        return told;
    }

    /// The shipped ones.
    static List<Rule> rules() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String name : RULES) {
            rules.add(HandoverFile.read(name, shipped(name)).rule());
        }
        rules.addAll(totals(List.of("payout-lines")));
        rules.addAll(totals(CASH));
        return rules;
    }

    /// The shipped ones about totals, stated balances and money on its way to the bank.
    static List<Rule> totals(List<String> names) throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String name : names) {
            rules.add(RuleFiles.read(name, shipped(name)).rule());
        }
        return rules;
    }

    /// The shipped ones about what is on hand and in transit.
    static List<Rule> stock() throws IOException {
        List<Rule> rules = new ArrayList<>();
        for (String name : List.of("on-hand", "transit")) {
            rules.add(RuleFiles.read(name, shipped(name)).rule());
        }
        return rules;
    }

    private static String shipped(String rule) throws IOException {
        try (InputStream in = Found.class.getResourceAsStream("/rules/" + rule + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// What has to be found of documents that these rules compare.
    List<Expectation> expected() {
        return truth.stream()
                .filter(line -> line.state() == State.EXPECTED && line.finding() != null)
                .filter(line -> BESIDE_DOCUMENTS.contains(line.fault())
                        || (isOfStock && STOCK.contains(line.fault()))
                        || isCompared(line.documentType()))
                .toList();
    }

    /// What has to be found of one kind of fault.
    List<Expectation> expected(Fault fault) {
        return truth.stream()
                .filter(line -> line.state() == State.EXPECTED && line.finding() != null && line.fault() == fault)
                .toList();
    }

    private static boolean isCompared(@Nullable String documentType) {
        return documentType != null && !documentType.equals(REFUND);
    }

    Set<BreakClass> classes() {
        return expected().stream().map(line -> finding(line).breakClass()).collect(Collectors.toSet());
    }

    List<String> missed() {
        return expected().stream()
                .filter(line -> about(line).isEmpty())
                .map(Found::text)
                .toList();
    }

    List<String> wrongClass() {
        return differing(
                (truth, found) -> found.breakClass() == truth.breakClass(),
                (truth, found) ->
                        truth.breakClass().code() + " but " + found.breakClass().code());
    }

    List<String> wrongStep() {
        return differing(
                (truth, found) -> found.handoff().step() == truth.step(),
                (truth, found) ->
                        truth.step().code() + " but " + found.handoff().step().code());
    }

    List<String> wrongCause() {
        return differing(
                (truth, found) -> found.cause() == truth.cause(),
                (truth, found) -> truth.cause().code() + " but " + found.cause().code());
    }

    List<String> wrongDelta() {
        return differing(
                (truth, found) -> found.delta().equals(truth.delta()),
                (truth, found) -> truth.delta() + " but " + found.delta());
    }

    List<String> wrongAuthority() {
        return differing(
                (truth, found) -> found.authority().equals(truth.authority()),
                (truth, found) -> truth.authority() + " but " + found.authority());
    }

    private interface Words {
        String of(Expectation.Finding truth, BreakState found);
    }

    private List<String> differing(BiPredicate<Expectation.Finding, BreakState> same, Words words) {
        List<String> differing = new ArrayList<>();
        for (Expectation line : expected()) {
            List<Break> about = about(line);
            if (!about.isEmpty() && about.stream().noneMatch(each -> same.test(finding(line), each.state()))) {
                // A record may have breaks by several rules, such as its document and its money.
                differing.add(text(line) + ": "
                        + about.stream()
                                .map(each -> words.of(finding(line), each.state()))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining("; ")));
            }
        }
        return differing;
    }

    private List<Break> about(Expectation line) {
        return breaks.stream()
                .filter(each -> each.state().ruleKey().equals(line.about())
                        || each.state().ruleKey().equals(line.document()))
                .toList();
    }

    /// Breaks about records to which nothing happened, by the truth.
    List<String> unexplained() {
        Set<String> touched = new HashSet<>();
        for (Expectation line : truth) {
            touched.add(line.about());
            touched.addAll(line.records());
        }
        return breaks.stream()
                .filter(each -> names(each).stream().noneMatch(touched::contains))
                .map(each -> each.state().rule() + " " + each.state().ruleKey() + " "
                        + each.state().breakClass().code() + " " + each.state().delta())
                .toList();
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
        return line.fault().code() + " " + line.about() + " " + line.documentType();
    }
}
