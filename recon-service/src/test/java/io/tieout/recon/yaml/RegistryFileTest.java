package io.tieout.recon.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.recon.domain.authority.FieldInDispute;
import io.tieout.recon.domain.authority.Ruling;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.fixture.Legs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryFileTest {

    private static final String FILE = """
            registry: systems-of-record
            version: 3
            domains:
              - domain: refunds
                rules: [refunds]
                fields:
                  - { fields: [amount, currency], system: processor, from: 2026-01-01, until: 2026-03-01 }
                  - { fields: [amount], system: storefront, from: 2026-03-01 }
                  - { fields: [amount], entity: DE, system: bank, from: 2026-03-01 }
            """;

    @Test
    void saysWhoIsRightOnADay() {
        SystemsOfRecord registry = RegistryFile.read("registry.yaml", FILE);

        assertThat(systems(registry, "2026-02-28")).containsExactly("amount processor", "currency processor");
        assertThat(systems(registry, "2026-03-01")).containsExactly("amount storefront", "amount bank");
        assertThat(systems(registry, "2025-12-31")).isEmpty();
        assertThat(registry.on(LocalDate.parse("2026-02-01"), "orders")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            fields: [amount, currency] | fields: [amounts]          | no break is about a field 'amounts'
            from: 2026-03-01 }         | from: 2026-02-28 }         | right about 'amount' on one of these days
            until: 2026-03-01          | until: 2026-01-01          | 'until' must be after 'from'
            system: processor          | sytem: processor           | the field 'system' is missing
            rules: [refunds]           | rules: [refunds, refunds]  | a list of different values
            system: bank               | system: bank or banque     | 'banque' is neither a role of a source nor agreed
            registry: systems          | registry: system           | only 'systems-of-record'
            """)
    void refusesWhatContradictsItself(String right, String wrong, String message) {
        assertThat(FILE).contains(right);

        assertThatThrownBy(() -> RegistryFile.read("registry.yaml", FILE.replace(right, wrong)))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesToContradictARuleInForce() {
        String amount = "{ fields: [amount], system: storefront, from: 2026-03-01 }";

        assertThatThrownBy(() -> RegistryFile.read("registry.yaml", FILE, List.of(new Refunds(Legs.rule()))))
                .isInstanceOf(InvalidRuleException.class)
                .hasMessageContaining("line 8")
                .hasMessageContaining("the rule 'refunds' takes another's word for 'amount'");
        assertThat(RegistryFile.read(
                                "registry.yaml",
                                FILE.replace(amount, amount.replace("storefront", "processor or pos"))
                                        .replace("system: bank", "system: processor"),
                                List.of(new Refunds(Legs.rule())))
                        .version())
                .isEqualTo(3);
    }

    /// Every rule that is shipped is of a domain, and about what is in dispute there somebody is right.
    @Test
    void theShippedRegistryKnowsTheShippedRules() throws IOException {
        SystemsOfRecord registry = RegistryFile.read(
                "registry.yaml",
                Files.readString(Path.of("src/main/resources/registry/systems-of-record.yaml")),
                List.of(new Refunds(Legs.rule())));

        List<String> rules;
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/rules"))) {
            rules = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml") && !name.equals("feeds.yaml"))
                    .map(name -> name.substring(0, name.indexOf('.')))
                    .toList();
        }
        assertThat(registry.domains().keySet()).containsExactlyInAnyOrderElementsOf(rules);
        assertThat(registry.on(LocalDate.parse("2026-03-01"), null))
                .extracting(Ruling::field)
                .contains(FieldInDispute.values());
    }

    private static List<String> systems(SystemsOfRecord registry, String date) {
        return registry.on(LocalDate.parse(date), "refunds").stream()
                .map(each -> each.field().code() + " " + each.system())
                .toList();
    }
}
