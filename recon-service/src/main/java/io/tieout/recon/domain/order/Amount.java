package io.tieout.recon.domain.order;

import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.handover.EventFields;
import io.tieout.recon.domain.handover.Source;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something that events of an order add up to, such as what was captured less what was voided.
///
/// @param name what the rule file calls it
public record Amount(String name, List<Part> parts) {

    public Amount {
        parts = List.copyOf(parts);
    }

    /// Events that add to it or take from it.
    ///
    /// @param field the amount of the event; null where only that it happened counts
    public record Part(Source source, @Nullable String field, boolean subtracts) {}

    boolean tells(Leg leg) {
        for (Part part : parts) {
            if (part.source().tells(leg.event())) {
                return true;
            }
        }
        return false;
    }

    List<Leg> among(List<Leg> legs) {
        return legs.stream().filter(this::tells).toList();
    }

    /// What a leg adds, negative where it takes; empty where it says nothing of it.
    Optional<Money> of(Leg leg) {
        for (Part part : parts) {
            if (part.field() != null && part.source().tells(leg.event())) {
                Money money = EventFields.money(leg.event(), part.field());
                return Optional.ofNullable(money).map(each -> part.subtracts() ? each.negated() : each);
            }
        }
        return Optional.empty();
    }

    Money sum(List<Leg> legs, Currency currency) {
        return sum(List.of(this), legs, currency);
    }

    static Money sum(List<Amount> amounts, List<Leg> legs, Currency currency) {
        Money sum = Money.zero(currency);
        for (Amount amount : amounts) {
            for (Leg leg : legs) {
                Money part = amount.of(leg).orElse(null);
                if (part != null && part.currency().equals(currency)) {
                    sum = sum.plus(part);
                }
            }
        }
        return sum;
    }

    /// The sum as a sentence names it: `captured` or `refunded with charged-back`.
    static String words(List<Amount> amounts) {
        return String.join(" with ", amounts.stream().map(Amount::name).toList());
    }

    static List<Leg> legs(List<Leg> legs, List<List<Amount>> several) {
        List<Leg> told = new ArrayList<>();
        for (Leg leg : legs) {
            if (several.stream().flatMap(List::stream).anyMatch(amount -> amount.tells(leg))) {
                told.add(leg);
            }
        }
        return told;
    }
}
