package io.tieout.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.Play;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Expectation.Finding;
import io.tieout.simulator.oracle.Expectation.State;
import io.tieout.simulator.retailer.Retailer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each fault can be seen, and the oracle calls it by its name without having been told.
class FaultsTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);

    private record Run(List<BusinessEvent> events, List<Expectation> truth) {

        static Run of(long seed, String faults) {
            List<BusinessEvent> events = new ArrayList<>();
            List<Expectation> truth = new ArrayList<>();
            FaultPlan plan = faults.isEmpty() ? FaultPlan.none() : FaultPlan.parse(faults);
            new Play(new Retailer.Plan(seed, FIRST, 3, 500), plan).into(events::add, truth::add, _ -> {});
            return new Run(events, truth);
        }

        List<Finding> expected() {
            return truth.stream()
                    .filter(line -> line.state() == State.EXPECTED)
                    .map(Expectation::finding)
                    .map(Objects::requireNonNull)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            FAULT,                 RATE, CLASSES,                                      STEPS
            not-received,          5,    missing partials-not-summing first-partial-only, 2
            dead-lettered,         5,    missing partials-not-summing first-partial-only, 2
            rejected,              5,    missing partials-not-summing first-partial-only, 3
            swallowed,             5,    missing partials-not-summing first-partial-only, 3
            wrong-amount,          5,    amount partials-not-summing,                  3
            wrong-currency,        5,    currency,                                     3
            wrong-account,         5,    wrong-account,                                4
            wrong-period,          5,    wrong-period,                                 handoff good
            wrong-reference,       5,    wrong-reference,                              3
            parked,                5,    rejected-or-stuck,                            4
            posted-twice,          5,    duplicate-posting,                            handoff good
            reason-lost,           40,   field-dropped,                                3
            wrong-type,            5,    miscategorised,                               3
            reversed-by-user,      5,    missing partials-not-summing first-partial-only, process gap
            posted-late,           5,    late,                                         handoff good
            first-partial-only,    100,  first-partial-only,                           2
            missing-load,          40,   missing,                                      2
            manual-journal,        1,    orphan,                                       handoff good
            told-differently,      30,   conflict,                                     handoff good
            told-out-of-order,     30,   out-of-sequence late,                         handoff good
            status-unknown,        30,   status-unmapped,                              handoff good
            refund-rejected,       30,   rejected-or-stuck,                            handoff good
            refund-stuck,          30,   rejected-or-stuck missing,                    handoff good; 2 or 3
            refund-failed,         30,   rejected-or-stuck,                            handoff good
            charged-twice,         3,    same-fact-new-key,                            handoff good
            never-captured,        3,    step-missing,                                 handoff good
            refunded-too-much,     3,    over-refund,                                  handoff good
            charged-back-too,      3,    refunded-and-charged-back over-refund,        handoff good
            fee-too-high,          3,    fee-or-fx,                                    handoff good
            line-lost,             0.3,  payout-residual,                              handoff good
            hidden-movement,       20,   balance-not-tied,                             handoff good
            stock-short,           60,   stock-variance,                               handoff good
            stock-misstated,       20,   stock-variance,                               handoff good
            unexplained-bank-line, 20,   orphan,                                       1 or 2
            unexplained-bank-debit, 20,  orphan,                                       1 or 2
            bank-line-cut,         60,   wrong-reference missing orphan,               handoff good; 1 or 2
            bank-line-unnumbered,  60,   wrong-reference missing orphan,               handoff good; 1 or 2
            erp-reference-lost,    5,    wrong-reference missing partials-not-summing first-partial-only orphan, 3; 1 or 2
            unknown-payout-banked, 60,   orphan,                                       1 or 2
            payout-not-banked,     60,   missing,                                      1 or 2
            payout-banked-short,   60,   amount,                                       handoff good
            deposit-not-banked,    60,   missing,                                      1 or 2
            load-not-told,         60,   unbacked-redemption missing,                  1 or 2
            loaded-unsold,         60,   over-issuance,                                handoff good
            loaded-late,           60,   activation-lag,                               handoff good
            till-short,            20,   cash-over-or-short,                           handoff good
            deposit-short,         60,   cash-over-or-short,                           handoff good
            transfer-short,        60,   stock-variance,                               handoff good
            dead-webhook,          10,   feed-missing,                                 1 or 2
            feed-late,             10,   feed-missing,                                 1 or 2
            erp-down,              60,   feed-missing,                                 1 or 2
            mapping-change,        100,  miscategorised,                               3
            """)
    void isSeenAndCalledByItsName(String fault, String rate, String classes, String steps) {
        Run run = Run.of(11, fault + "=" + rate);

        Set<BreakClass> allowed = Arrays.stream(classes.split(" "))
                .map(code -> Coded.of(BreakClass.class, code))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(BreakClass.class)));
        assertThat(run.expected()).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.breakClass()).isIn(allowed);
            assertThat(finding.step().code()).isIn((Object[]) steps.split("; "));
        });
        // A missing load makes the ERP park what follows; nothing else brings another fault about.
        assertThat(run.truth())
                .filteredOn(line -> line.state() == State.EXPECTED)
                .extracting(line -> line.fault().code())
                .containsOnly(fault);
    }

    /// Which seed or plan it is: nothing differs that the truth does not explain, or the play itself would refuse.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, -77, Long.MIN_VALUE})
    void allFaultsTogetherRepeat(long seed) {
        Run once = Run.of(seed, "all=3");

        assertThat(once.truth()).extracting(Expectation::id).doesNotHaveDuplicates();
        assertThat(once.events())
                .extracting(event -> event.envelope().receivedAt())
                .isSorted();
        assertThat(Run.of(seed, "all=3")).isEqualTo(once);
    }

    /// Whatever a reconciliation may call a break of one record, there is one to be found.
    @Test
    void everyBreakClassCanBeBroughtAbout() {
        Set<BreakClass> classes = EnumSet.noneOf(BreakClass.class);
        for (String plan :
                List.of("all=6", "load-not-told=60,loaded-late=30", "first-partial-only=100", "wrong-amount=60")) {
            Run.of(11, plan).expected().forEach(finding -> classes.add(finding.breakClass()));
        }

        assertThat(classes).containsExactlyElementsOf(EnumSet.complementOf(EnumSet.of(BreakClass.UNCLASSIFIED)));
    }

    @Test
    void whatIsTakenOutOfThePlanLeavesTheRestWhereItIs() {
        Set<String> both = ids(Run.of(5, "rejected=4,fee-too-high=3"));
        Set<String> one = ids(Run.of(5, "rejected=4"));

        assertThat(one).isNotEmpty();
        assertThat(both).containsAll(one).hasSizeGreaterThan(one.size());
    }

    private static Set<String> ids(Run run) {
        return run.truth().stream().map(Expectation::id).collect(Collectors.toSet());
    }

    /// What differs from the clean run is about the records that the truth names, and about nothing else.
    @Test
    void changesNothingElse() {
        Run clean = Run.of(7, "");
        Run wrong = Run.of(7, "rejected=3,wrong-amount=3,posted-twice=3");
        Set<String> about = wrong.truth().stream().map(Expectation::about).collect(Collectors.toSet());
        Set<BusinessEvent> before = new HashSet<>(clean.events());

        List<BusinessEvent> different =
                wrong.events().stream().filter(event -> !before.contains(event)).toList();
        assertThat(different)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(
                                event.envelope().references().stream().map(Object::toString))
                        .containsAnyElementsOf(about));
    }

    @Test
    void aNamedRecordIsHitWhateverTheRate() {
        String about = Run.of(3, "rejected=5").truth().getFirst().about();

        assertThat(Run.of(3, "swallowed@" + about).truth()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo("swallowed@" + about);
            assertThat(line.fault()).isEqualTo(Fault.SWALLOWED);
        });
    }

    @Test
    void aNamedWindowSilencesItsSource() {
        Run run = Run.of(3, "dead-webhook@shop-us/2026-03-02T10:00:00Z/PT2H");

        assertThat(run.expected())
                .singleElement()
                .satisfies(finding -> assertThat(finding.breakClass()).isEqualTo(BreakClass.FEED_MISSING));
        assertThat(run.events())
                .filteredOn(event -> event.envelope().source().equals("shop-us"))
                .extracting(event -> event.envelope().occurredAt().toString())
                .noneMatch(at -> at.startsWith("2026-03-02T10") || at.startsWith("2026-03-02T11"))
                .anyMatch(at -> at.startsWith("2026-03-02T12"));
    }

    /// A card whose load is missing in the ERP makes the ERP park what follows: one incident.
    @Test
    void aMissingLoadParksWhatFollows() {
        Run run = Run.of(9, "missing-load=100");

        List<Expectation> parked = run.truth().stream()
                .filter(line -> line.fault() == Fault.PARKED)
                .toList();
        assertThat(parked).isNotEmpty().allSatisfy(line -> {
            assertThat(line.state()).isEqualTo(State.PART_OF);
            assertThat(run.truth()).extracting(Expectation::id).contains(line.related());
            assertThat(Objects.requireNonNull(line.finding()).step()).isEqualTo(HandoffStep.NOT_CATEGORISED);
        });
    }

    /// An empty log proves nothing while the log itself does not arrive.
    @Test
    void withoutTheLogTheStepCannotBeTold() {
        Run run = Run.of(4, "swallowed=100,dead-webhook@integration-us/2026-03-02T00:00:00Z/PT24H");

        assertThat(run.truth())
                .filteredOn(
                        line -> line.fault() == Fault.SWALLOWED && line.entity().equals("US"))
                .extracting(Expectation::finding)
                .filteredOn(Objects::nonNull)
                .extracting(Finding::step)
                .contains(HandoffStep.FORWARDED_OR_ACCEPTED);
    }
}
