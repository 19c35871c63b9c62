package io.tieout.ledger.domain;

import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RollForwardTest {

    private static final RollForward SOLD = new RollForward(
            usd("80.00"),
            usd("150.00"),
            usd("-75.00"),
            usd("5.00"),
            usd("-10.00"),
            usd("-3.00"),
            usd("-2.00"),
            usd("1.00"));

    @Test
    void closesAtTheSumOfItsColumns() {
        assertThat(SOLD.closing()).isEqualTo(usd("146.00"));
    }

    @Test
    void addsUpColumnByColumn() {
        assertThat(SOLD.plus(SOLD))
                .isEqualTo(new RollForward(
                        usd("160.00"),
                        usd("300.00"),
                        usd("-150.00"),
                        usd("10.00"),
                        usd("-20.00"),
                        usd("-6.00"),
                        usd("-4.00"),
                        usd("2.00")));
        assertThat(RollForward.zero(usd("0.00")).plus(SOLD)).isEqualTo(SOLD);
    }
}
