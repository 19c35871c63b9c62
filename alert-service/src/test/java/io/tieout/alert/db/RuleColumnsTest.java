package io.tieout.alert.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.IncidentUse;
import io.tieout.alert.domain.Scope;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleColumnsTest {

    /// An amount that comes back with another currency would watch the wrong money.
    @ParameterizedTest
    @MethodSource("thresholds")
    void aRuleComesBackAsItWentIn(List<Threshold> thresholds) {
        AlertRule rule = new AlertRule(
                new UUID(1, 2),
                "acme",
                "refund-amount",
                thresholds,
                new Scope(
                        Set.of("refunds", "payouts"),
                        Set.of(BreakClass.MISSING, BreakClass.AMOUNT),
                        Set.of("US", "DE"),
                        Set.of(Money.currencyOf("USD"), Money.currencyOf("EUR"))),
                IncidentUse.COUNTED,
                Severity.P2,
                Set.of(new UUID(3, 4), new UUID(5, 6)),
                false);

        assertThat(RuleColumns.of(rule).toRule()).isEqualTo(rule);
    }

    static Stream<List<Threshold>> thresholds() {
        return Stream.of(
                List.of(new Threshold.Count(10)),
                List.of(new Threshold.Age(7)),
                List.of(
                        new Threshold.Amount(Money.parse("100.00", "USD")),
                        new Threshold.Amount(Money.parse("90.00", "EUR")),
                        new Threshold.Amount(Money.parse("15000", "JPY"))));
    }
}
