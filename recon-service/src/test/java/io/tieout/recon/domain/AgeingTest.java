package io.tieout.recon.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeingTest {

    @ParameterizedTest(name = "{0} days -> {1}")
    @CsvSource(textBlock = """
            0,   0–1
            1,   0–1
            2,   2–3
            3,   2–3
            4,   4–7
            7,   4–7
            8,   8–30
            30,  8–30
            31,  31–60
            61,  61–90
            90,  61–90
            91,  > 90
            """)
    void countsInTheBucketsOfFinance(long days, String bucket) {
        assertThat(Ageing.bucketOf(days)).isEqualTo(bucket);
    }
}
