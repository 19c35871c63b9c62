package io.tieout.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each sample package breaks one rule, so a rule that stops finding anything is found.
class ArchitectureRulesTest {

    private static final String SAMPLES = "io.tieout.test.sample.";

    @Test
    void aServiceBuiltAsIntendedBreaksNoRule() {
        assertThat(broken("good")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "floating,      floating point",
        "transactional, jakarta.transaction",
        "pooled,        opens a database transaction",
        "impure,        instants and ids are passed in",
        "impure,        without a container",
        "tangled,       adapters meet in app only",
        "tangled,       never the other way round"
    })
    void whatIsNotIntendedIsFound(String sample, String rule) {
        assertThat(broken(sample)).anySatisfy(message -> assertThat(message).contains(rule));
    }

    @Test
    void aPackageWithoutClassesIsAMistake() {
        assertThatThrownBy(() -> ArchitectureRules.check("io.tieout.nowhere")).hasMessageContaining("no class");
    }

    private static List<String> broken(String sample) {
        var classes = new ClassFileImporter().importPackages(SAMPLES + sample);
        return ArchitectureRules.all(SAMPLES + sample).stream()
                .map(rule -> rule.allowEmptyShould(true))
                .filter(rule -> rule.evaluate(classes).hasViolation())
                .map(ArchRule::getDescription)
                .toList();
    }
}
