package io.tieout.alert.domain;

import static io.tieout.alert.domain.Given.NOW;
import static io.tieout.alert.domain.Given.US;
import static io.tieout.alert.domain.Given.evaluate;
import static io.tieout.alert.domain.Given.openBreak;
import static io.tieout.alert.domain.Given.rule;
import static io.tieout.alert.domain.Given.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentAlertTest {

    private static final AlertRule INCIDENTS =
            rule("incident", Scope.EVERYTHING, IncidentUse.EACH, new Threshold.Count(3));
    private static final AlertRule AMOUNT = Given.amountRule();
    private static final AlertRule ALWAYS = rule(
            "always",
            new Scope(Set.of(), Set.of(BreakClass.MISSING), Set.of(), Set.of()),
            IncidentUse.COUNTED,
            new Threshold.Count(1));
    private static final BreakIncident ONE = incident(1);
    private static final BreakIncident OTHER = incident(2);

    @Test
    void oneIncidentIsOneAlertThatNamesIt() {
        List<AlertChange> changes = changes(List.of(), of(ONE, 40_00, 50_00, 72_00));

        assertThat(changes).hasSize(1);
        Alert alert = changes.getFirst().alert();
        assertThat(changes.getFirst().kind()).isEqualTo(ChangeKind.OPENED);
        assertThat(alert.rule().name()).isEqualTo("incident");
        assertThat(alert.incident())
                .isEqualTo(new Incident(
                        ONE.id(), Cause.INTEGRATION_BUG, HandoffStep.NOT_FORWARDED, "celigo-us", "connection reset"));
        assertThat(alert.measurement().count()).isEqualTo(3);
        assertThat(alert.measurement().absolute()).isEqualTo(Money.of(162_00, "USD"));
    }

    @Test
    void whatAnIncidentDoesNotTellOfIsToldOfAlone() {
        List<AlertChange> changes =
                changes(List.of(), of(ONE, 40_00, 50_00, 72_00), of(OTHER, 60_00, 1), tally(openBreak(45_00)));

        assertThat(changes).extracting(change -> change.alert().rule().name()).containsExactly("incident", "amount");
        assertThat(changes.get(1).alert().incident()).isNull();
        assertThat(changes.get(1).alert().measurement().absolute()).isEqualTo(Money.of(105_01, "USD"));
    }

    @Test
    void everyIncidentHasItsAlert() {
        List<AlertChange> changes = changes(List.of(), of(ONE, 1, 2, 3), of(OTHER, 4, 5, 6));

        assertThat(changes).extracting(change -> change.alert().fingerprint()).doesNotHaveDuplicates();
        assertThat(changes)
                .extracting(change -> incidentOf(change.alert()).id())
                .containsExactly(ONE.id(), OTHER.id());
    }

    @Test
    void anAlertThatWasThereIsFoldedIntoTheIncidents() {
        Alert alone = changes(List.of(), tally(openBreak(40_00), openBreak(50_00), openBreak(72_00)))
                .getFirst()
                .alert();

        List<AlertChange> changes = changes(List.of(alone), of(ONE, 40_00, 50_00, 72_00));

        assertThat(changes).extracting(AlertChange::kind).containsExactly(ChangeKind.OPENED, ChangeKind.RESOLVED);
        assertThat(changes.get(1).alert().id()).isEqualTo(alone.id());
        assertThat(changes.get(1).alert().resolution()).isEqualTo(Resolution.FOLDED);
    }

    @Test
    void anAlertThatHealsIsNotFolded() {
        Alert alone = changes(List.of(), tally(openBreak(140_00))).getFirst().alert();

        assertThat(changes(List.of(alone), of(ONE, 1, 2, 3)))
                .extracting(change -> change.alert().resolution())
                .containsExactly(null, Resolution.BELOW_THRESHOLD);
    }

    /// An incident that was told of before took nothing over.
    @Test
    void whatHealsBesideAnIncidentIsBelowTheThreshold() {
        List<Alert> both = changes(List.of(), of(ONE, 60_00, 70_00, 80_00), tally(openBreak(105_00))).stream()
                .map(AlertChange::alert)
                .toList();

        assertThat(both).hasSize(2);
        assertThat(changes(both, of(ONE, 60_00, 70_00, 80_00)))
                .extracting(change -> change.alert().resolution())
                .containsExactly(Resolution.BELOW_THRESHOLD);
    }

    @Test
    void growsQuietlyAndEscalatesWhenItDoubles() {
        Alert three = changes(List.of(), of(ONE, 1, 2, 3)).getFirst().alert();
        AlertChange five = changes(List.of(three), of(ONE, 1, 2, 3, 4, 5)).getFirst();
        AlertChange six =
                changes(List.of(five.alert()), of(ONE, 1, 2, 3, 4, 5, 6)).getFirst();

        assertThat(five.kind()).isEqualTo(ChangeKind.CHANGED);
        assertThat(six.kind()).isEqualTo(ChangeKind.ESCALATED);
        assertThat(six.alert().severity()).isEqualTo(Severity.P1);
    }

    @Test
    void resolvesWithItsLastBreakAndNotBefore() {
        Alert three =
                changes(List.of(), of(ONE, 60_00, 70_00, 80_00)).getFirst().alert();
        List<AlertChange> one = changes(List.of(three), of(ONE, 150_00));

        assertThat(one).extracting(AlertChange::kind).containsExactly(ChangeKind.CHANGED);
        assertThat(changes(List.of(one.getFirst().alert())))
                .extracting(change -> change.alert().resolution())
                .containsExactly(Resolution.BELOW_THRESHOLD);
    }

    @Test
    void aRuleThatMustTellInAnyCaseCountsThem() {
        List<AlertChange> changes = evaluate(new Situation(
                US, List.of(ALWAYS, AMOUNT, INCIDENTS), List.of(of(ONE, 1, 2, 300_00)), List.of(), List.of()));

        assertThat(changes).extracting(change -> change.alert().rule().name()).containsExactly("incident", "always");
    }

    @Test
    void itsCauseFollowsItsBreaks() {
        Alert before = changes(List.of(), of(ONE, Map.of(Cause.UNDETERMINED, 2L, Cause.EXTERNAL, 1L), 1, 2, 3))
                .getFirst()
                .alert();
        List<AlertChange> after = changes(List.of(before), of(ONE, 1, 2, 3));

        assertThat(incidentOf(before).cause()).isEqualTo(Cause.UNDETERMINED);
        assertThat(after).extracting(AlertChange::kind).containsExactly(ChangeKind.CHANGED);
        assertThat(incidentOf(after.getFirst().alert()).cause()).isEqualTo(Cause.INTEGRATION_BUG);
        assertThat(changes(List.of(after.getFirst().alert()), of(ONE, 1, 2, 3))).isEmpty();
    }

    /// However breaks come and go, in the end every incident that reached three is told of once, and nothing that an
    /// alert of one tells of is told of elsewhere.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.tieout.alert.domain.Given#seeds")
    void nothingIsToldOfTwice(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<Fingerprint, Alert> alerts = new HashMap<>();
        List<Tally> tallies = List.of();
        for (int step = 0; step < 50; step++) {
            tallies = anyTallies(random);
            for (AlertChange change : changes(List.copyOf(alerts.values()), tallies.toArray(Tally[]::new))) {
                alerts.put(change.alert().fingerprint(), change.alert());
            }
            long told = alerts.values().stream()
                    .filter(alert -> alert.state().isActive())
                    .mapToLong(alert -> alert.measurement().count())
                    .sum();
            assertThat(told)
                    .isLessThanOrEqualTo(
                            tallies.stream().mapToLong(Tally::count).sum());
        }
        assertThat(changes(List.copyOf(alerts.values()), tallies.toArray(Tally[]::new)))
                .isEmpty();
        for (Tally tally : tallies) {
            BreakIncident named = tally.incident();
            if (named != null && tally.count() >= 3) {
                assertThat(alerts.values())
                        .filteredOn(alert -> alert.state().isActive() && alert.incident() != null)
                        .filteredOn(alert -> incidentOf(alert).id().equals(named.id()))
                        .hasSize(1);
            }
        }
    }

    private static List<Tally> anyTallies(RandomGenerator random) {
        List<Tally> tallies = new ArrayList<>();
        for (int of = 0; of < 4; of++) {
            long[] amounts = LongStream.range(0, random.nextInt(8))
                    .map(at -> 1 + at * 40_00)
                    .toArray();
            if (amounts.length > 0) {
                tallies.add(of == 0 ? tally(breaks(amounts)) : of(incident(of), amounts));
            }
        }
        return tallies;
    }

    private static List<AlertChange> changes(List<Alert> alerts, Tally... tallies) {
        return Evaluation.of(
                new Situation(US, List.of(AMOUNT, INCIDENTS), List.of(tallies), alerts, List.of()),
                later(alerts),
                Given.POLICY);
    }

    /// Every evaluation comes a minute after the one before.
    private static Instant later(List<Alert> alerts) {
        return alerts.stream()
                .map(Alert::changedAt)
                .max(Instant::compareTo)
                .map(at -> at.plus(Duration.ofMinutes(1)))
                .orElse(NOW);
    }

    private static Tally of(BreakIncident incident, long... amounts) {
        return of(incident, Map.of(Cause.INTEGRATION_BUG, (long) amounts.length), amounts);
    }

    private static Tally of(BreakIncident incident, Map<Cause, Long> causes, long... amounts) {
        return tally(incident, causes, breaks(amounts));
    }

    private static TopBreak[] breaks(long... amounts) {
        return Arrays.stream(amounts).mapToObj(Given::openBreak).toArray(TopBreak[]::new);
    }

    private static BreakIncident incident(long id) {
        return new BreakIncident(new UUID(9, id), HandoffStep.NOT_FORWARDED, "celigo-us", "connection reset", 1);
    }

    private static Incident incidentOf(Alert alert) {
        return java.util.Objects.requireNonNull(alert.incident());
    }
}
