package io.tieout.alert.domain;

import static io.tieout.alert.domain.Given.NOW;
import static io.tieout.alert.domain.Given.POLICY;
import static io.tieout.alert.domain.Given.US;
import static io.tieout.alert.domain.Given.amountRule;
import static io.tieout.alert.domain.Given.evaluate;
import static io.tieout.alert.domain.Given.openBreak;
import static io.tieout.alert.domain.Given.opened;
import static io.tieout.alert.domain.Given.rule;
import static io.tieout.alert.domain.Given.situation;
import static io.tieout.alert.domain.Given.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    @Test
    void caseAOpensOneAlertOverItsAbsoluteAmount() {
        TopBreak[] breaks = {
            openBreak(35_50), openBreak(18_00), openBreak(-48_25), openBreak(0), openBreak(20_00), openBreak(1)
        };
        List<AlertRule> rules =
                List.of(amountRule(), rule("count", new Threshold.Count(10)), rule("age", new Threshold.Age(7)));

        List<AlertChange> changes = evaluate(new Situation(US, rules, List.of(tally(breaks)), List.of(), List.of()));

        assertThat(changes).hasSize(1);
        Alert alert = changes.getFirst().alert();
        assertThat(changes.getFirst().kind()).isEqualTo(ChangeKind.OPENED);
        assertThat(alert.measurement().net()).isEqualTo(Money.of(25_26, "USD"));
        assertThat(alert.measurement().absolute()).isEqualTo(Money.of(121_76, "USD"));
        assertThat(alert.measurement().count()).isEqualTo(6);
        assertThat(alert.severity()).isEqualTo(Severity.P2);
        assertThat(alert.measurement().top())
                .extracting(top -> top.delta().minor())
                .containsExactly(-48_25L, 35_50L, 20_00L, 18_00L, 1L);
    }

    @Test
    void evaluatingAgainChangesNothing() {
        Alert alert = opened(amountRule(), openBreak(150_00));

        assertThat(evaluate(situation(amountRule(), List.of(alert), openBreak(150_00))))
                .isEmpty();
    }

    @Test
    void timeAloneIsNoChange() {
        Alert alert = opened(amountRule(), openBreak(150_00));
        Situation same = situation(amountRule(), List.of(alert), openBreak(150_00));

        assertThat(Evaluation.of(same, NOW.plus(Duration.ofDays(3)), POLICY)).isEmpty();
    }

    @Test
    void otherBreaksAreAChangeWithoutNotice() {
        Alert alert = opened(amountRule(), openBreak(150_00));

        AlertChange change = only(situation(amountRule(), List.of(alert), openBreak(150_00), openBreak(-7_00)));

        assertThat(change.kind()).isEqualTo(ChangeKind.CHANGED);
        assertThat(change.alert().version()).isEqualTo(2);
        assertThat(change.alert().id()).isEqualTo(alert.id());
        assertThat(change.alert().measurement().net()).isEqualTo(Money.of(143_00, "USD"));
    }

    @Test
    void doublingEscalatesAndTakesTheAcknowledgementBack() {
        Alert taken = opened(amountRule(), openBreak(150_00)).acknowledged(new Acknowledgement("kim", NOW, null));

        AlertChange change = only(situation(amountRule(), List.of(taken), openBreak(450_00)));

        assertThat(change.kind()).isEqualTo(ChangeKind.ESCALATED);
        assertThat(change.alert().level()).isEqualTo(2);
        assertThat(change.alert().severity()).isEqualTo(Severity.P1);
        assertThat(change.alert().state()).isEqualTo(AlertState.OPEN);
        assertThat(change.alert().acknowledgement()).isNull();
    }

    @Test
    void theLevelNeverFallsWhileTheAlertLasts() {
        Alert alert = opened(amountRule(), openBreak(250_00));

        Alert less =
                only(situation(amountRule(), List.of(alert), openBreak(120_00))).alert();
        AlertChange more = only(situation(amountRule(), List.of(less), openBreak(250_00)));

        assertThat(less.level()).isEqualTo(1);
        assertThat(more.kind()).as("told once already").isEqualTo(ChangeKind.CHANGED);
    }

    @Test
    void resolvesBelowTheThresholdAndKeepsWhatWasSaid() {
        Alert taken = opened(amountRule(), openBreak(150_00)).acknowledged(new Acknowledgement("kim", NOW, "mine"));

        AlertChange change = only(situation(amountRule(), List.of(taken), openBreak(99_99)));

        assertThat(change.kind()).isEqualTo(ChangeKind.RESOLVED);
        assertThat(change.alert().state()).isEqualTo(AlertState.RESOLVED);
        assertThat(change.alert().resolution()).isEqualTo(Resolution.BELOW_THRESHOLD);
        assertThat(change.alert().resolvedAt()).isEqualTo(NOW);
        assertThat(change.alert().acknowledgement()).isEqualTo(taken.acknowledgement());
        assertThat(change.alert().measurement().absolute()).isEqualTo(Money.of(99_99, "USD"));
    }

    @Test
    void aResolvedAlertStaysResolved() {
        Alert resolved = resolved();

        assertThat(evaluate(situation(amountRule(), List.of(resolved)))).isEmpty();
    }

    @Test
    void reopensInPlaceSoonAfterResolving() {
        Alert resolved = resolved();
        Situation again = situation(amountRule(), List.of(resolved), openBreak(101_00));

        AlertChange change =
                Evaluation.of(again, NOW.plus(Duration.ofHours(23)), POLICY).getFirst();

        assertThat(change.kind()).isEqualTo(ChangeKind.REOPENED);
        assertThat(change.alert().id()).isEqualTo(resolved.id());
        assertThat(change.alert().version()).isEqualTo(3);
        assertThat(change.alert().resolvedAt()).isNull();
        assertThat(change.alert().resolution()).isNull();
    }

    @Test
    void raisesANewAlertLongAfterTheLastOne() {
        Alert resolved = resolved();
        Situation again = situation(amountRule(), List.of(resolved), openBreak(101_00));

        AlertChange change =
                Evaluation.of(again, NOW.plus(Duration.ofHours(24)), POLICY).getFirst();

        assertThat(change.kind()).isEqualTo(ChangeKind.OPENED);
        assertThat(change.alert().id()).isNotEqualTo(resolved.id());
        assertThat(change.alert().fingerprint()).isEqualTo(resolved.fingerprint());
        assertThat(change.alert().occurrence()).isEqualTo(2);
    }

    @Test
    void anAlertWhoseRuleIsGoneResolves() {
        Alert alert = opened(amountRule(), openBreak(150_00));
        Situation withoutRule =
                new Situation(US, List.of(), List.of(tally(openBreak(150_00))), List.of(alert), List.of());

        AlertChange change = only(withoutRule);

        assertThat(change.kind()).isEqualTo(ChangeKind.RESOLVED);
        assertThat(change.alert().resolution()).isEqualTo(Resolution.RULE_WITHDRAWN);
        assertThat(change.alert().measurement().absolute()).isEqualTo(Money.of(150_00, "USD"));
    }

    @Test
    void ageCountsCalendarDaysAndShowsTheOldestFirst() {
        AlertRule age = rule("age", new Threshold.Age(7));
        TopBreak old = openBreak(1_00, Instant.parse("2026-02-27T23:59:00Z"));
        TopBreak large = openBreak(900_00);

        assertThat(Evaluation.of(situation(age, List.of(), large, old), NOW.minus(Duration.ofDays(1)), POLICY))
                .as("six days and a half")
                .isEmpty();
        Alert alert = only(situation(age, List.of(), large, old)).alert();

        assertThat(alert.measurement().oldestAgeDays()).isEqualTo(7);
        assertThat(alert.measurement().top()).containsExactly(old, large);
        assertThat(alert.measurement().text(Measure.AGE)).isEqualTo("7 days");
    }

    @Test
    void looksOnlyAtTheClassesInScope() {
        Scope missingOnly = new Scope(Set.of("refunds"), Set.of(BreakClass.AMOUNT), Set.of(), Set.of());
        AlertRule rule = rule("amounts", missingOnly, new Threshold.Count(1));

        assertThat(evaluate(situation(rule, List.of(), openBreak(1)))).isEmpty();
    }

    @Test
    void namesTheLastRecordInScopeAsTheCause() {
        List<Touch> touches = List.of(
                new Touch("refunds", BreakClass.MISSING, null, "first"),
                new Touch("refunds", BreakClass.AMOUNT, null, "last in scope"),
                new Touch("payouts", BreakClass.MISSING, null, "other rule"));
        Situation touched =
                new Situation(US, List.of(amountRule()), List.of(tally(openBreak(150_00))), List.of(), touches);

        assertThat(only(touched).cause()).isEqualTo("last in scope");
    }

    @Test
    void whatTimeBringsAboutBelongsToTheBreakAtTheTop() {
        AlertRule age = rule("age", new Threshold.Age(1));
        TopBreak old = openBreak(5_00, NOW.minus(Duration.ofDays(2)));

        assertThat(only(situation(age, List.of(), old)).cause()).isEqualTo(old.traceparent());
    }

    private static Alert resolved() {
        Alert alert = opened(amountRule(), openBreak(150_00));
        return only(situation(amountRule(), List.of(alert))).alert();
    }

    private static AlertChange only(Situation situation) {
        List<AlertChange> changes = evaluate(situation);
        assertThat(changes).hasSize(1);
        return changes.getFirst();
    }
}
