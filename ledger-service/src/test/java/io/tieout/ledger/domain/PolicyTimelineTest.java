package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tieout.ledger.policy.PolicyFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTimelineTest {

    private final PolicyTimeline timeline = PolicyTimeline.of(version(1, null, "Cash"))
            .with(List.of(version(3, "2027-03-01", "Bank"), version(2, "2027-01-01", "Money")));

    @ParameterizedTest
    @CsvSource({"1999-01-01, 1", "2026-12-31, 1", "2027-01-01, 2", "2027-02-28, 2", "2027-03-01, 3", "2099-01-01, 3"})
    void choosesByBusinessDate(LocalDate businessDate, int version) {
        assertThat(timeline.on(businessDate).version()).isEqualTo(version);
    }

    @Test
    void namesAccountsAsTheNewestVersionDoes() {
        assertThat(timeline.account("1000").map(Account::name)).contains("Bank");
        assertThat(timeline.account("9999")).isEmpty();
        assertThat(timeline.accountCodes()).containsExactly("1000");
        assertThat(timeline.version("p/2").map(PostingPolicy::version)).contains(2);
    }

    @Test
    void refusesTwoVersionsOfOneDateAndAGapAtTheBeginning() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> timeline.with(List.of(version(4, "2027-01-01", "Other"))))
                .withMessageContaining("p/2 and p/4 both hold from 2027-01-01 on");
        assertThatIllegalArgumentException().isThrownBy(() -> timeline.with(List.of(version(4, null, "Other"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PolicyTimeline(List.of(version(2, "2027-01-01", "Late"))))
                .withMessageContaining("held always");
    }

    private static PostingPolicy version(int version, @Nullable String from, String name) {
        return PolicyFile.ofText("p.yaml", """
                policy: p
                version: %d
                %s
                accounts: {1000: {name: %s}}
                facts: {}
                """.formatted(version, from == null ? "" : "effectiveFrom: " + from, name));
    }
}
