package io.tieout.simulator.casea;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The case's own arithmetic, before anything is played.
class CaseATest {

    private static final List<Refund> REFUNDS = CaseA.refunds();

    @Test
    void elevenRefundsMakeTheSourceTotal() {
        assertThat(REFUNDS).hasSize(11);
        assertThat(sum(refund -> true)).isEqualByComparingTo("291.75");
        assertThat(sum(refund -> refund.processor().equals("succeeded"))).isEqualByComparingTo("248.75");
    }

    @Test
    void eightDocumentsMakeTheErpTotal() {
        assertThat(REFUNDS.stream().mapToInt(refund -> refund.erp().size()).sum())
                .isEqualTo(8);
        assertThat(REFUNDS.stream()
                        .flatMap(refund -> refund.erp().values().stream())
                        .map(Refund.CreditMemo::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("241.50");
    }

    @Test
    void idsAreTheirOwnAndLargerThanDoublesHold() {
        assertThat(REFUNDS).extracting(Refund::id).doesNotHaveDuplicates().allMatch(id -> id > 1L << 53);
        assertThat(REFUNDS.stream().map(Refund::orderId).distinct()).hasSize(9);
    }

    private static BigDecimal sum(Predicate<Refund> which) {
        return REFUNDS.stream().filter(which).map(Refund::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
