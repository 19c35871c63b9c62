package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tieout.ledger.policy.PolicyRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {

    @Test
    void givesATenantItsOwnPolicyFromAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("no-processor.yaml");
        Files.writeString(file, """
                policy: no-processor
                version: 2
                accounts: {1200: {name: Processor clearing}, 2400: {name: Order clearing}, 2990: {name: Suspense}}
                facts:
                  payment.captured:
                    bookedBy: storefront
                    rows: [{row: 1b, when: {tender: card}, debit: {1200: amount}, credit: {2400: amount}}]
                    suspense: [{row: suspense, debit: {2990: amount}, credit: {2400: amount}}]
                """);

        Policies policies =
                new Policies(settings(Map.of("tieout.ledger.tenant-policies.\"small-shop\"", file.toString())));

        assertThat(policies.of("small-shop").id()).isEqualTo("no-processor/2");
        assertThat(policies.of("anybody").id()).isEqualTo("retail-default/2");
    }

    @Test
    void refusesToStartWithAPolicyThatIsNotThere() {
        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> new Policies(settings(Map.of("tieout.ledger.policy", "policies/none.yaml"))))
                .withMessageContaining("policies/none.yaml");
    }

    private static LedgerSettings settings(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(LedgerSettings.class)
                .build()
                .getConfigMapping(LedgerSettings.class);
    }
}
