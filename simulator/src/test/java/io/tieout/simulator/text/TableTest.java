package io.tieout.simulator.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsFiguresToTheRight() {
        Table table =
                new Table("lr", "status", "amount").row("approved", "1.00").row("x", "248.75");

        assertThat(table.lines())
                .containsExactly("status    amount", "────────────────", "approved    1.00", "x         248.75");
    }
}
