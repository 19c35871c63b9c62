package io.tieout.alert.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final UUID RULE = UUID.fromString("0198b3f2-0000-7000-8000-000000000001");

    @Test
    void isTheSameForEver() {
        Fingerprint fingerprint = Fingerprint.of(RULE, Given.US);

        assertThat(fingerprint.value()).isEqualTo("1ed448a5d6363361c7f9547350a24050");
        assertThat(fingerprint.alertId("acme", 1)).hasToString("7fd1b433-9323-82c0-990c-17fafb4347d2");
        assertThat(fingerprint.alertId("acme", 1).version()).isEqualTo(8);
        assertThat(fingerprint.alertId("acme", 1).variant()).isEqualTo(2);
    }

    @Test
    void differsByTenantRuleEntityAndCurrency() {
        Stream<Fingerprint> all = Stream.of(
                Fingerprint.of(RULE, Given.US),
                Fingerprint.of(new UUID(7, 7), Given.US),
                Fingerprint.of(RULE, new Slice("other", "US", Money.currencyOf("USD"))),
                Fingerprint.of(RULE, new Slice("acme", "DE", Money.currencyOf("USD"))),
                Fingerprint.of(RULE, new Slice("acme", "US", Money.currencyOf("EUR"))));

        assertThat(all.distinct().count()).isEqualTo(5);
    }
}
