package io.tieout.recon.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "first-partial-only, First partial only",
        "erp, ERP",
        "gift-card-platform, Gift card platform",
        "refund-to-erp, Refund to ERP",
        "position, Position",
        "SHOP, SHOP",
    })
    void codesAreWordsAndAbbreviationsStayThemselves(String code, String words) {
        assertThat(Words.of(code)).isEqualTo(words);
    }
}
