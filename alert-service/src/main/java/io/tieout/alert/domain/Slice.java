package io.tieout.alert.domain;

import io.tieout.event.Money;
import java.util.Comparator;
import java.util.Currency;

/// The part of a tenant's breaks that is measured together: amounts of two entities or currencies are never added.
public record Slice(String tenant, String entity, Currency currency) implements Comparable<Slice> {

    private static final Comparator<Slice> ORDER =
            Comparator.comparing(Slice::tenant).thenComparing(Slice::entity).thenComparing(Slice::currencyCode);

    public String currencyCode() {
        return currency.getCurrencyCode();
    }

    Money money(long minor) {
        return new Money(minor, currency);
    }

    /// One order for everybody who locks several slices.
    @Override
    public int compareTo(Slice other) {
        return ORDER.compare(this, other);
    }
}
