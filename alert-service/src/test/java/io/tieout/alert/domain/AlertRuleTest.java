package io.tieout.alert.domain;

import static io.tieout.alert.domain.Given.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlertRuleTest {

    private static final Threshold USD = new Threshold.Amount(Money.of(100_00, "USD"));
    private static final Threshold EUR = new Threshold.Amount(Money.of(90_00, "EUR"));

    @Test
    void hasOneAmountPerCurrency() {
        AlertRule both = rule("amounts", USD, EUR);

        assertThat(both.thresholdIn(Money.currencyOf("EUR"))).contains(EUR);
        assertThat(both.thresholdIn(Money.currencyOf("USD"))).contains(USD);
        assertThat(both.thresholdIn(Money.currencyOf("JPY"))).isEmpty();
    }

    @Test
    void aCountHoldsInEveryCurrency() {
        assertThat(rule("count", new Threshold.Count(10)).thresholdIn(Money.currencyOf("JPY")))
                .contains(new Threshold.Count(10));
    }

    @Test
    void refusesTwoMeasuresOrTwoThresholdsOfOneCurrency() {
        assertThatThrownBy(() -> rule("mixed", USD, new Threshold.Count(3)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("twice", USD, new Threshold.Amount(Money.of(1, "USD"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("two counts", new Threshold.Count(1), new Threshold.Count(2)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rule("none")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void anEmptySideOfTheScopeIsOpen() {
        Scope scope = new Scope(Set.of(), Set.of(BreakClass.MISSING), Set.of("US"), Set.of());

        assertThat(scope.covers(Given.US)).isTrue();
        assertThat(scope.covers(new Slice("acme", "DE", Money.currencyOf("EUR"))))
                .isFalse();
        assertThat(scope.covers("anything", BreakClass.MISSING)).isTrue();
        assertThat(scope.covers("anything", BreakClass.AMOUNT)).isFalse();
    }
}
