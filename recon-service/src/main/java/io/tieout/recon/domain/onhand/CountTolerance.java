package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// By how much stock may be off: both a part of the pieces and their value are limited. Of dear items not
/// one piece, and of items without a cost neither, because nobody knows what they are worth.
///
/// @param percent of the pieces that should be there
/// @param value the most that the pieces may be worth, in major units
/// @param dearFrom what one piece costs from which on an item is dear, in major units
/// @param dear items that are, whatever they cost
public record CountTolerance(int percent, String value, String dearFrom, Set<String> dear) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public CountTolerance {
        dear = Set.copyOf(dear);
    }

    /// @param variance in pieces, expected less stated
    /// @param cost of one piece; null where none is known
    boolean forgives(String sku, long expected, long variance, @Nullable Money cost) {
        if (variance == 0) {
            return true;
        }
        if (cost == null || dear.contains(sku) || limit(dearFrom, cost).atMost(cost)) {
            return false;
        }
        long most = BigDecimal.valueOf(Math.max(0, expected))
                .multiply(BigDecimal.valueOf(percent))
                .divideToIntegralValue(HUNDRED)
                .longValueExact();
        return Math.abs(variance) <= most
                && Values.of(variance, cost).magnitude().atMost(limit(value, cost));
    }

    private static Money limit(String major, Money cost) {
        return Money.parse(major, cost.currency());
    }
}
