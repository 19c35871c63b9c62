package io.tieout.alert;

import io.tieout.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheSharedRules() {
        ArchitectureRules.check("io.tieout.alert");
    }
}
