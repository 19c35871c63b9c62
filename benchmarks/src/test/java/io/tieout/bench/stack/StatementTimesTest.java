package io.tieout.bench.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementTimesTest {

    private static final String BEGIN = "2026-03-03 10:00:00.000 UTC [7] ledger_writer@ledger LOG:  duration: ";

    @Test
    void addsUpWhatEachTableTakes() {
        Map<String, Double> millis = StatementTimes.millisByTable(
                "ledger",
                (BEGIN + "1.500 ms  bind 00: INSERT INTO event (id)\n" + BEGIN
                                + "2.250 ms  execute 00: INSERT INTO event (id)\n\tSELECT * FROM unnest($1)\n" + BEGIN
                                + "0.125 ms  execute 01: WITH asked AS (\n\t    SELECT * FROM unnest($1)\n\t)"
                                + " INSERT INTO transaction (id)\n" + BEGIN
                                + "0.500 ms  execute 02: SELECT 1 FROM unnest($1) AS a LEFT JOIN transaction_alias\n"
                                + BEGIN + "0.250 ms  statement: COMMIT\n")
                        .lines()
                        .toList());

        assertThat(millis)
                .containsOnly(
                        Map.entry("event", 3.75),
                        Map.entry("transaction", 0.125),
                        Map.entry("transaction_alias", 0.5),
                        Map.entry(StatementTimes.NO_TABLE, 0.25));
    }

    @Test
    void leavesOtherDatabasesAndOtherLinesOut() {
        assertThat(StatementTimes.millisByTable(
                        "ledger",
                        (BEGIN.replace("@ledger", "@recon") + "1.0 ms  execute 00: INSERT INTO leg (id)\n"
                                        + "2026-03-03 10:00:00.000 UTC [7] @ LOG:  checkpoint starting: wal\n")
                                .lines()
                                .toList()))
                .isEmpty();
    }
}
