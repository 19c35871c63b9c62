package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A daily file by six o'clock in Berlin, from Monday to Friday, and what files about feeds are refused for.
class FeedFileTest {

    private static final String FILE = """
            rule: bank-files
            version: 1
            feeds:
              - name: banks
                source: { roles: [storefront] }
                each: day
                by: "06:00"
                open: { days: [monday, tuesday, wednesday, thursday, friday], closed: [2026-03-05] }
                within: 2 hours
                catch-up: 6 hours
            currencies: { otherwise: EUR, entities: {} }
            severity: { T1: 10000, T2: 1000, T3: 50 }
            calendar: { zone: Europe/Berlin, entities: {}, workdays: [monday] }
            cases:
              - name: some days
                at: %s
                legs:
                  - { told: tieout.order.placed.v1, role: storefront, record: "order:1", fields: { total: 1.00 EUR }, time: 2026-03-03T04:00:00Z }
                  - { told: tieout.order.placed.v1, role: storefront, record: "order:2", fields: { total: 1.00 EUR }, time: %s }
                breaks: [%s]
                timing: 0.00 EUR
            """;
    private static final String MISSING = "{ class: feed-missing, delta: 0.00 EUR, step: \"1 or 2\" }";

    /// The day of the 4th ends at 05:00 UTC and is due at 07:00. The 5th is closed; of the 6th nobody is heard any
    /// more, so that it is judged a day later; the 7th is a Saturday.
    @ParameterizedTest(name = "{0} after {1}")
    @CsvSource(textBlock = """
            2026-03-04T06:59:00Z, 2026-03-04T05:30:00Z, false
            2026-03-04T07:00:00Z, 2026-03-04T05:30:00Z, true
            2026-03-04T07:00:00Z, 2026-03-04T04:59:00Z, false
            2026-03-05T09:00:00Z, 2026-03-04T04:59:00Z, false
            2026-03-07T06:59:00Z, 2026-03-04T04:59:00Z, false
            2026-03-07T07:00:00Z, 2026-03-04T04:59:00Z, true
            """)
    void expectsTheFileOfEachOpenDay(String at, String second, boolean isMissing) {
        String wanted = isMissing ? MISSING : "";

        assertThat(FeedFile.read("feeds.yaml", FILE.formatted(at, second, wanted))
                        .cases())
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            each: day                | each: minute                       | the engine knows no 'minute', only hour, day
            by: "06:00"              | by: "06:30"                        | write a full hour such as 06:00, not 06:30
            closed: [2026-03-05]     | closed: [5.3.]                     | write a date such as 2026-12-25, not 5.3.
            [monday, tuesday         | [caturday, tuesday                 | 'caturday' is no day of the week
            { roles: [storefront] }  | { roles: [bank], events: [tieout.order.placed.v1] } | none of these roles ever tells tieout.order.placed.v1
            within: 2 hours          | within: 1 business day             | write a time such as 1 minute or 2 hours
            """)
    void refusesWhatItCannotRun(String text, String instead, String message) {
        String file = FILE.formatted("2026-03-04T06:59:00Z", "2026-03-04T05:30:00Z", "");

        assertThat(file).contains(text);
        assertThatThrownBy(() -> FeedFile.read("feeds.yaml", file.replace(text, instead)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }
}
