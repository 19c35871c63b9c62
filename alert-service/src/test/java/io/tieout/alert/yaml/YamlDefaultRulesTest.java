package io.tieout.alert.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.alert.domain.AlertRule;
import io.tieout.alert.domain.IncidentUse;
import io.tieout.alert.domain.Scope;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlDefaultRulesTest {

    private final List<AlertRule> rules = new YamlDefaultRules().of("acme");

    @Test
    void tellOfIncidents() {
        assertThat(rules.getFirst().name()).isEqualTo("incident");
        assertThat(rules.getFirst().tellsOfIncidents()).isTrue();
        assertThat(rules.getFirst().scope()).isEqualTo(Scope.EVERYTHING);
        assertThat(rules.getFirst().thresholds()).containsExactly(new Threshold.Count(3));
    }

    /// A person decides on each, so one is told.
    @Test
    void tellOfWhatIsUnclassified() {
        AlertRule rule = rules.get(1);
        assertThat(rule.name()).isEqualTo("unclassified");
        assertThat(rule.scope().breakRules()).isEmpty();
        assertThat(rule.scope().breakClasses()).containsExactly(BreakClass.UNCLASSIFIED);
        assertThat(rule.thresholds()).containsExactly(new Threshold.Count(1));
    }

    @Test
    void watchAmountCountAndAgeOfRefundsThatStandAlone() {
        List<AlertRule> ofRefunds = rules.subList(2, rules.size());
        assertThat(ofRefunds)
                .extracting(AlertRule::name)
                .containsExactly("refund-amount", "refund-count", "refund-age");
        assertThat(ofRefunds).extracting(AlertRule::incidents).containsOnly(IncidentUse.APART);
        assertThat(ofRefunds)
                .allSatisfy(rule -> assertThat(rule.scope().breakRules()).containsExactly("refunds"));
        assertThat(ofRefunds.get(0).thresholdIn(Money.currencyOf("USD")))
                .contains(new Threshold.Amount(Money.parse("100.00", "USD")));
        assertThat(ofRefunds.get(1).thresholds()).containsExactly(new Threshold.Count(10));
        assertThat(ofRefunds.get(2).thresholds()).containsExactly(new Threshold.Age(7));
    }

    @Test
    void haveTheSameIdsEveryTimeAndOthersForEveryTenant() {
        assertThat(new YamlDefaultRules().of("acme")).isEqualTo(rules);
        assertThat(new YamlDefaultRules().of("other"))
                .extracting(AlertRule::id)
                .doesNotContainAnyElementsOf(rules.stream().map(AlertRule::id).toList());
    }
}
