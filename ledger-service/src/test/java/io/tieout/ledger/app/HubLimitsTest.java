package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.event.ReferenceType;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubLimitsTest {

    private static final String BY_TYPE = "tieout.ledger.hub-events-by-type.";

    @Test
    void saysForEachTypeHowManyFactsItMayJoin() {
        HubLimits limits = HubLimits.of(PoliciesTest.settings(Map.of(
                "tieout.ledger.hub-events", "7", BY_TYPE + "\"order\"", "3", BY_TYPE + "\"erp-document\"", "9")));

        assertThat(limits.of(ReferenceType.ORDER)).isEqualTo(3);
        assertThat(limits.of(ReferenceType.ERP_DOCUMENT)).isEqualTo(9);
        assertThat(limits.of(ReferenceType.REFUND)).isEqualTo(7);
        assertThat(HubLimits.of(PoliciesTest.settings(Map.of())).of(ReferenceType.ORDER))
                .isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({"ordr, 5", "customer, 5", "order, 0"})
    void refusesALimitThatNoReferenceCouldHave(String type, String limit) {
        LedgerSettings settings = PoliciesTest.settings(Map.of(BY_TYPE + "\"" + type + "\"", limit));

        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> HubLimits.of(settings))
                .withMessageContaining(type);
    }
}
