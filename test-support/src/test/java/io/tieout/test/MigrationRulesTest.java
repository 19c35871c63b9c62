package io.tieout.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MigrationRulesTest {

    @Test
    void whatChangesRowsHasToLiftRowLevelSecurity() {
        String update = "ALTER TABLE a ADD COLUMN b int;\n\nUPDATE a SET b = 1;\n";

        assertThat(MigrationRules.isBlind(update)).isTrue();
        assertThat(MigrationRules.isBlind("INSERT INTO a (b) SELECT b FROM c;")).isTrue();
        assertThat(MigrationRules.isBlind("DELETE FROM a;")).isTrue();
        assertThat(MigrationRules.isBlind("ALTER TABLE a NO FORCE ROW LEVEL SECURITY;\n" + update))
                .isFalse();
    }

    @Test
    void whatIsOnlySaidAndWhatFunctionsDoLaterIsNoChange() {
        assertThat(MigrationRules.isBlind("-- UPDATE a;\nCREATE TABLE a (updated int);"))
                .isFalse();
        assertThat(MigrationRules.isBlind("INSERT INTO a (b) VALUES (1);")).isFalse();
        assertThat(MigrationRules.isBlind("CREATE FUNCTION f() RETURNS void AS $$\nBEGIN UPDATE a; END $$;"))
                .isFalse();
    }
}
