package io.tieout.alert.domain;

import io.tieout.event.finding.BreakClass;
import java.util.Currency;
import java.util.Set;

/// Which breaks a rule looks at. An empty set leaves that side open.
///
/// @param breakRules names of recon's rules, such as `refunds`
public record Scope(
        Set<String> breakRules, Set<BreakClass> breakClasses, Set<String> entities, Set<Currency> currencies) {

    public static final Scope EVERYTHING = new Scope(Set.of(), Set.of(), Set.of(), Set.of());

    public Scope {
        breakRules = Set.copyOf(breakRules);
        breakClasses = Set.copyOf(breakClasses);
        entities = Set.copyOf(entities);
        currencies = Set.copyOf(currencies);
    }

    public boolean covers(Slice slice) {
        return allows(entities, slice.entity()) && allows(currencies, slice.currency());
    }

    public boolean covers(String breakRule, BreakClass breakClass) {
        return allows(breakRules, breakRule) && allows(breakClasses, breakClass);
    }

    private static <T> boolean allows(Set<T> wanted, T value) {
        return wanted.isEmpty() || wanted.contains(value);
    }
}
