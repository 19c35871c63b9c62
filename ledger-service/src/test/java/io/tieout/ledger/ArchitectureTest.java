package io.tieout.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.test.ArchitectureRules;
import io.tieout.test.MigrationRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfEveryService() {
        ArchitectureRules.check("io.tieout.ledger");
    }

    @Test
    void migrationsSeeTheRowsThatTheyChange() {
        assertThat(MigrationRules.blind()).isEmpty();
    }
}
