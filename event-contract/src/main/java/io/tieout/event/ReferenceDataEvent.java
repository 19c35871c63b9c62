package io.tieout.event;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the retailer decided: data that holds from an instant on and that breaks are explained by.
public sealed interface ReferenceDataEvent extends BusinessEvent {

    Instant effectiveAt();

    /// Where it holds; null is everywhere.
    default @Nullable String location() {
        return null;
    }

    /// What holds at one location is another fact than what holds everywhere.
    @Override
    default String transition() {
        String everywhere = type().verb() + ":" + effectiveAt();
        return location() == null ? everywhere : everywhere + "@" + location();
    }

    @Meaning("An item is described. The subject is the SKU.")
    record ItemChanged(
            Envelope envelope,
            @Meaning("From when on it holds.") Instant effectiveAt,
            @FreeText @Nullable String title,
            @Nullable String taxCode)
            implements ReferenceDataEvent {}

    @Meaning("An item costs the customer something else. The subject is the SKU.")
    record PriceChanged(
            Envelope envelope,
            @Meaning("From when on it holds.") Instant effectiveAt,
            Money price,

            @Meaning("Where it holds; left out: everywhere.") @Nullable
            String location)
            implements ReferenceDataEvent {
        public PriceChanged {
            Amounts.requireNonNegative("price", price);
        }

        @Override
        public Money principal() {
            return price;
        }
    }

    @Meaning("An item costs the merchant something else. The subject is the SKU.")
    record UnitCostChanged(
            Envelope envelope,
            @Meaning("From when on it holds.") Instant effectiveAt,
            Money cost,

            @Meaning("Where it holds; left out: everywhere.") @Nullable
            String location)
            implements ReferenceDataEvent {
        public UnitCostChanged {
            Amounts.requireNonNegative("cost", cost);
        }

        @Override
        public Money principal() {
            return cost;
        }
    }

    @Meaning("A rate at which the books convert. The subject is the pair, such as EURUSD.")
    record FxRateSet(
            Envelope envelope,
            @Meaning("From when on it holds.") Instant effectiveAt,

            @Meaning("ISO 4217 code of what is converted.") String from,

            @Meaning("ISO 4217 code of what it becomes.") String to,

            @Meaning("Units of to for one of from.") BigDecimal rate)
            implements ReferenceDataEvent {
        public FxRateSet {
            Money.currencyOf(from);
            Money.currencyOf(to);
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException("a rate is above zero, not " + rate);
            }
        }
    }

    @Meaning("A code means something else, or nothing any more. The subject is the code.")
    record MappingChanged(
            Envelope envelope,
            @Meaning("From when on it holds.") Instant effectiveAt,
            MappingKind mapping,

            @Meaning("What it means from then on; left out: the code is retired.") @Nullable
            String target)
            implements ReferenceDataEvent {
        @Override
        public String transition() {
            return "changed:" + mapping.code() + ":" + effectiveAt();
        }
    }
}
