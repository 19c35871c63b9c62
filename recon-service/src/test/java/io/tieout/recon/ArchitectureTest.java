package io.tieout.recon;

import io.tieout.test.ArchitectureRules;
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
}
