package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.ledger.TestEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardValidationTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            STATED, BOOKED, MOVED, RECENT, VALIDATION
                  ,  10.00, false,   true, STALE
                  ,  10.00,  true,   true, STALE
             10.00,  10.00, false,   true, VALIDATED
             10.00,  10.00, false,  false, STALE
             10.00,  10.00,  true,   true, STALE
             10.00,   9.99, false,   true, DISPUTED
             10.00,   9.99, false,  false, DISPUTED
             10.00,   9.99,  true,   true, DISPUTED
              0.00,   0.00, false,   true, VALIDATED
            -10.00, -10.00, false,   true, VALIDATED
            """)
    void comparesTheBooksWithThePlatformsLastWord(
            @Nullable String stated, String booked, boolean hasMoved, boolean isRecent, CardValidation validation) {
        assertThat(CardValidation.of(
                        stated == null ? null : TestEvents.usd(stated), TestEvents.usd(booked), hasMoved, isRecent))
                .isEqualTo(validation);
    }
}
