package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherContentTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            HOLDING,         OTHER,           WHY
            stripe-refund/1, stripe-refund/2, REVISION
            stripe-refund/9, stripe-refund/10, REVISION
            stripe-refund/2, stripe-refund/1, SUPERSEDED
            stripe-refund/1, stripe-refund/1, CONFLICT
            stripe-refund/1, stripe-charge/2, CONFLICT
            a/b/1,           a/b/2,           REVISION
            stripe-refund,   stripe-refund/2, CONFLICT
            stripe-refund/1, stripe-refund/x, CONFLICT
            x/1,             x/9999999999,    CONFLICT
            """)
    void onlyALaterVersionOfTheSameMappingRevises(String holding, String other, OtherContent why) {
        assertThat(OtherContent.of(holding, other)).isEqualTo(why);
    }
}
