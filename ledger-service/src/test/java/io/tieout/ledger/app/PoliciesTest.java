package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.tieout.kit.fault.Fault;
import io.tieout.ledger.policy.PolicyRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    private static final String YAML = """
            policy: no-processor
            version: 2
            accounts: {1200: {name: Processor clearing}, 2400: {name: Order clearing}, 2990: {name: Suspense}}
            facts:
              payment.captured:
                bookedBy: storefront
                rows: [{row: 1b, when: {tender: card}, debit: {1200: amount}, credit: {2400: amount}}]
                suspense: [{row: suspense, debit: {2990: amount}, credit: {2400: amount}}]
            """;

    private static final String NEXT = YAML.replace("version: 2", "version: 3\neffectiveFrom: 2027-01-01");

    private final ActiveVersions versions = new ActiveVersions();

    @Test
    void givesATenantItsOwnPolicyFromAFile(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("no-processor.yaml");
        Files.writeString(file, YAML);

        Policies policies =
                policies(Map.of("tieout.ledger.tenant-policies.\"small-shop\"", file.toString()), Duration.ZERO);

        assertThat(policies.of("small-shop").on(DAY).id()).isEqualTo("no-processor/2");
        assertThat(policies.of("anybody").on(DAY).id()).isEqualTo("retail-default/3");
    }

    @Test
    void refusesToStartWithAPolicyThatIsNotThere() {
        assertThatExceptionOfType(PolicyRefused.class)
                .isThrownBy(() -> policies(Map.of("tieout.ledger.policy", "policies/none.yaml"), Duration.ZERO))
                .withMessageContaining("policies/none.yaml");
    }

    @Test
    void refusesToStartWithAPolicyThatHasNotAlwaysHeld(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("next.yaml");
        Files.writeString(file, NEXT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies(Map.of("tieout.ledger.policy", file.toString()), Duration.ZERO))
                .withMessageContaining("leave effectiveFrom out");
    }

    @Test
    void refusesToStartWithANoticeThatInstancesMayMiss() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policies(Map.of("tieout.ledger.policy-notice", "30s"), Duration.ofMinutes(1)))
                .withMessageContaining("longer than policy-reload");
    }

    @Test
    void booksByAnActiveVersionFromItsDateOn() {
        versions.activate("acme", NEXT);
        Policies policies = policies(Map.of(), Duration.ZERO);

        policies.refresh().await().indefinitely();

        assertThat(policies.of("acme").on(DAY).id()).isEqualTo("retail-default/3");
        assertThat(policies.of("acme").on(DAY.plusDays(1)).id()).isEqualTo("no-processor/3");
        assertThat(policies.of("other").on(DAY.plusDays(1)).id()).isEqualTo("retail-default/3");
    }

    @Test
    void loadsAgainOnlyWhenItIsTimeAndReadsNoTextTwice() {
        Policies policies = policies(Map.of(), Duration.ofMinutes(59));
        policies.refresh().await().indefinitely();
        versions.activate("acme", NEXT);

        policies.refresh().await().indefinitely();
        assertThat(policies.of("acme").on(DAY.plusDays(1)).id()).isEqualTo("retail-default/3");

        policies.reload().await().indefinitely();
        policies.reload().await().indefinitely();
        assertThat(policies.of("acme").on(DAY.plusDays(1)).id()).isEqualTo("no-processor/3");
        assertThat(versions.textsRead()).isEqualTo(1);
    }

    @Test
    void waitsRatherThanBookWithoutAVersionThatItCannotRead() {
        versions.activate("acme", NEXT.replace("bookedBy: storefront", "bookedBy: nobody"));
        Policies policies = policies(Map.of(), Duration.ZERO);

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> policies.refresh().await().indefinitely())
                .satisfies(failure -> assertThat(Fault.of(failure)).isEqualTo(Fault.OUTAGE));
    }

    private Policies policies(Map<String, String> properties, Duration reload) {
        return new Policies(settings(properties), versions, reload);
    }

    static LedgerSettings settings(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .withMapping(LedgerSettings.class)
                .build()
                .getConfigMapping(LedgerSettings.class);
    }
}
