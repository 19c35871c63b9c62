package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.ReferenceDataEvent.FxRateSet;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.SourceRole;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/// A value by which the books value, as the ERP set it.
///
/// @param key its location is where it holds, null for everywhere
/// @param effectiveAt from when on
/// @param factor what one piece costs, or what one unit of foreign money is worth, in major units
/// @param currency of what is valued by it
public record BookValue(ValueKey key, Instant effectiveAt, BigDecimal factor, Currency currency) {

    /// What `event` sets; empty for events that set no value, or are not of the one who decides. That is the ERP: it
    /// owns costs and rates.
    public static Optional<BookValue> setBy(BusinessEvent event) {
        if (event.envelope().role() != SourceRole.ERP) {
            return Optional.empty();
        }
        String entity = event.envelope().entity();
        if (event instanceof UnitCostChanged cost) {
            return Optional.of(new BookValue(
                    new ValueKey(ValueKind.UNIT_COST, entity, cost.envelope().subject(), cost.location()),
                    cost.effectiveAt(),
                    new BigDecimal(cost.cost().decimal()),
                    cost.cost().currency()));
        }
        if (event instanceof FxRateSet rate) {
            return Optional.of(new BookValue(
                    new ValueKey(ValueKind.RATE, entity, rate.from() + rate.to(), null),
                    rate.effectiveAt(),
                    rate.rate(),
                    Money.currencyOf(rate.to())));
        }
        return Optional.empty();
    }

    /// What so many pieces, or so many minor units of the foreign currency, are worth. Rounded half up, which only
    /// rates need.
    Money of(long count) {
        int digits = currency.getDefaultFractionDigits();
        BigDecimal units = switch (key.kind()) {
            case UNIT_COST -> BigDecimal.valueOf(count);
            case RATE -> BigDecimal.valueOf(count, foreign().getDefaultFractionDigits());
        };
        BigDecimal worth = units.multiply(factor).setScale(digits, RoundingMode.HALF_UP);
        return new Money(worth.unscaledValue().longValueExact(), currency);
    }

    private Currency foreign() {
        return Money.currencyOf(key.name().substring(0, 3));
    }
}
