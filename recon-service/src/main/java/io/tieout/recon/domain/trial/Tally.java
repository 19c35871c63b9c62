package io.tieout.recon.domain.trial;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.MatchItem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a rule finds over some units, added up; currencies are never netted.
///
/// @param breaks by class and currency, with the sum of their differences
/// @param items by currency, with what is not due yet
public record Tally(List<OfClass> breaks, List<OfCurrency> items) {

    /// Of nothing.
    public static final Tally NOTHING = new Tally(List.of(), List.of());

    /// @param delta the sum of source less ERP
    public record OfClass(BreakClass breakClass, int count, Money delta) {

        private OfClass plus(OfClass other) {
            return new OfClass(breakClass, count + other.count, delta.plus(other.delta));
        }
    }

    /// @param timing what is not due yet
    public record OfCurrency(int count, Money timing) {

        private OfCurrency plus(OfCurrency other) {
            return new OfCurrency(count + other.count, timing.plus(other.timing));
        }
    }

    public Tally {
        breaks = List.copyOf(breaks);
        items = List.copyOf(items);
    }

    static Tally of(Fold fold) {
        Tally tally = NOTHING;
        for (Finding finding : fold.findings()) {
            OfClass one = new OfClass(finding.breakClass(), 1, finding.stake().delta());
            tally = tally.plus(new Tally(List.of(one), List.of()));
        }
        for (MatchItem item : fold.items()) {
            tally = tally.plus(new Tally(List.of(), List.of(new OfCurrency(1, item.timing()))));
        }
        return tally;
    }

    Tally plus(Tally other) {
        Map<String, OfClass> ofClass = new TreeMap<>();
        Map<String, OfCurrency> ofCurrency = new TreeMap<>();
        for (Tally each : List.of(this, other)) {
            each.breaks.forEach(one -> ofClass.merge(one.breakClass.code() + codeOf(one.delta), one, OfClass::plus));
            each.items.forEach(one -> ofCurrency.merge(codeOf(one.timing), one, OfCurrency::plus));
        }
        return new Tally(
                ofClass.values().stream()
                        .sorted(Comparator.comparing(OfClass::breakClass).thenComparing(one -> codeOf(one.delta)))
                        .toList(),
                List.copyOf(ofCurrency.values()));
    }

    private static String codeOf(Money money) {
        return money.currency().getCurrencyCode();
    }
}
