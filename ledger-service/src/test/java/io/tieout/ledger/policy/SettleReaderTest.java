package io.tieout.ledger.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tieout.ledger.domain.SettleKey;
import io.tieout.ledger.domain.SettleTerms;
import io.tieout.ledger.domain.SettlingPack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a policy file says of residues.
class SettleReaderTest {

    private static final String GOOD = SettlingPack.yaml("5.00");

    @Test
    void readsWhatIsSettledAndHowMuch() {
        SettleTerms terms =
                Objects.requireNonNull(PolicyFile.ofText("settling.yaml", GOOD).settle());

        assertThat(terms.account()).isEqualTo("6910");
        assertThat(terms.accounts()).containsExactlyInAnyOrder("1200", "1210");
        assertThat(terms.keys()).isEqualTo(Set.of(SettleKey.PAYMENT, SettleKey.PAYOUT));
        assertThat(terms.caps())
                .isEqualTo(
                        new SettleTerms.Caps(new BigDecimal("0.05"), new BigDecimal("5.00"), new BigDecimal("50.00")));
        assertThat(terms.days()).isEqualTo(7);
        assertThat(terms.from()).isEqualTo(LocalDate.of(2026, 1, 1));
    }

    /// Nothing is booked without a person unless two persons said so.
    @Test
    void theShippedPolicySettlesNothing() {
        assertThat(PolicyFile.ofResource("policies/retail-default.yaml").settle())
                .isNull();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
            item: 0.05            | item: 0.06             | the cap is above 0 and at most 0.05, not 0.06
            item: 0.05            | item: 0.00             | the cap is above 0 and at most 0.05, not 0.00
            item: 0.05            | item: little           | an amount such as 0.05 is expected here, not little
            day: 5.00             | day: 5.01              | the cap is above 0 and at most 5.00, not 5.01
            period: 50.00         | period: 60             | the cap is above 0 and at most 50.00, not 60
            days: 7               | days: 6                | days is 7 to 120, not 6
            days: 7               | days: soon             | days is a whole number, 7 to 120, not soon
            from: 2026-01-01      | from: now              | from is a business date
            accounts: [1200, 1210] | accounts: [1200, 2350] | only 1200 and 1210 are settled, not 2350
            accounts: [1200, 1210] | accounts: [2200]       | only 1200 and 1210 are settled, not 2200
            keys: [payment, payout] | keys: [refund]        | unknown key refund
            account: 6910         | account: 6911          | unknown account 6911
            account: 6910         | account: 9200          | 9200 is a memo account
            account: 6910         | account: 6110          | rows book on 6110
            account: 6910         | account: 1200          | rows book on 1200
            keys: [payment, payout] | kinds: [payment]      | unknown field kinds
            """)
    void refusesTheRestWithTheLine(String good, String bad, String why) {
        String yaml = GOOD.replaceFirst(
                "  " + java.util.regex.Pattern.quote(good), java.util.regex.Matcher.quoteReplacement("  " + bad));
        assertThat(yaml).isNotEqualTo(GOOD);
        long line = yaml.substring(0, yaml.indexOf("  " + bad)).lines().count() + 1;

        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> PolicyFile.ofText("settling.yaml", yaml))
                .withMessageContaining(why)
                .satisfies(refused -> assertThat(refused.line()).isEqualTo((int) line));
    }

    @Test
    void everythingHasToBeSaid() {
        for (String field : Set.of("account", "accounts", "keys", "item", "day", "period", "days", "from")) {
            String yaml = GOOD.replaceFirst("(?m)^  " + field + ": .*\n", "");

            assertThatExceptionOfType(PolicyRefused.class)
                    .as(field)
                    .isThrownBy(() -> PolicyFile.ofText("settling.yaml", yaml))
                    .withMessageContaining(field + " is missing");
        }
    }
}
