package io.tieout.ledger;

import io.tieout.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfEveryService() {
        ArchitectureRules.check("io.tieout.ledger");
    }
}
