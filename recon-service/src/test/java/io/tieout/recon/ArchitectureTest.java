package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.test.ArchitectureRules;
import io.tieout.test.MigrationRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheSuite() {
        ArchitectureRules.check("io.tieout.recon");
    }

    /// The module that compares files has a domain too, and no tests of its own that know these rules.
    @Test
    void keepsThemWhereFilesAreCompared() {
        ArchitectureRules.check("io.tieout.reconcile");
    }

    @Test
    void migrationsSeeTheRowsThatTheyChange() {
        assertThat(MigrationRules.blind("V30__summed_units.sql")).isEmpty();
    }
}
