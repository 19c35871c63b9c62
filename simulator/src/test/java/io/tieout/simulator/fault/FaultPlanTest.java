package io.tieout.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanTest {

    @Test
    void readsRatesRecordsAndTimes() {
        FaultPlan plan = FaultPlan.parse(
                "rejected=0.5,swallowed@refund:shop-us:R1,dead-webhook@shop-us/2026-03-02T10:00:00Z/PT2H");

        assertThat(plan.perMillion()).isEqualTo(Map.of(Fault.REJECTED, 5_000));
        assertThat(plan.places()).isEqualTo(Map.of(Fault.SWALLOWED, Set.of("refund:shop-us:R1")));
        assertThat(plan.windows())
                .containsExactly(new Window(
                        Fault.DEAD_WEBHOOK,
                        "shop-us",
                        Instant.parse("2026-03-02T10:00:00Z"),
                        Instant.parse("2026-03-02T12:00:00Z")));
        assertThat(plan.isNone()).isFalse();
        assertThat(FaultPlan.none().isNone()).isTrue();
    }

    @Test
    void allGivesEachFaultTheRate() {
        assertThat(FaultPlan.parse("all=0.1,rejected=2").perMillion())
                .hasSize(Fault.values().length)
                .containsEntry(Fault.REJECTED, 20_000)
                .containsEntry(Fault.SWALLOWED, 1_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rejected              | write name=percent or name@place
            unheard-of=1          | unknown "unheard-of"; there are all, not-received
            rejected=101          | from 0 to 100 percent
            rejected=much         | a percentage with up to four decimals
            rejected=0.00001      | a percentage with up to four decimals
            rejected@             | names no record
            dead-webhook@shop-us  | dead-webhook@source/from/duration
            erp-down@erp-us/today/PT1H | erp-down@source/from/duration
            """)
    void saysWhatIsWrongWithAPlan(String text, String message) {
        assertThatThrownBy(() -> FaultPlan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
