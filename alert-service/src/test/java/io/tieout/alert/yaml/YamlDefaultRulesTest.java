package io.tieout.alert.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlDefaultRulesTest {

    private final List<AlertRule> rules = new YamlDefaultRules().of("acme");

    @Test
    void watchAmountCountAndAgeOfRefunds() {
        assertThat(rules).extracting(AlertRule::name).containsExactly("refund-amount", "refund-count", "refund-age");
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.scope().breakRules()).containsExactly("refunds"));
        assertThat(rules.get(0).thresholdIn(Money.currencyOf("USD")))
                .contains(new Threshold.Amount(Money.parse("100.00", "USD")));
        assertThat(rules.get(1).thresholds()).containsExactly(new Threshold.Count(10));
        assertThat(rules.get(2).thresholds()).containsExactly(new Threshold.Age(7));
    }

    @Test
    void haveTheSameIdsEveryTimeAndOthersForEveryTenant() {
        assertThat(new YamlDefaultRules().of("acme")).isEqualTo(rules);
        assertThat(new YamlDefaultRules().of("other"))
                .extracting(AlertRule::id)
                .doesNotContainAnyElementsOf(rules.stream().map(AlertRule::id).toList());
    }
}
