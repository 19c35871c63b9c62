package io.tieout.ledger.domain;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What lines leave under each key: two sets of entries book the same when this is equal, however they are written.
///
/// @param minor debits less credits in minor units; never zero
public record Netted(Map<Place, Long> minor) {

    /// Where amounts add up.
    public record Place(String entity, String account, String subKey, Currency currency) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::entity)
                .thenComparing(Place::account)
                .thenComparing(Place::subKey)
                .thenComparing(place -> place.currency().getCurrencyCode());

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    public Netted {
        TreeMap<Place, Long> sorted = new TreeMap<>(minor);
        sorted.values().removeIf(left -> left == 0);
        minor = Collections.unmodifiableMap(sorted);
    }

    public static Netted of(List<Line> lines) {
        Map<Place, Long> minor = new TreeMap<>();
        for (Line line : lines) {
            Place place = new Place(
                    line.entity(), line.account(), line.subKey(), line.amount().currency());
            minor.merge(place, line.signedMinor(), Math::addExact);
        }
        return new Netted(minor);
    }

    public boolean isNothing() {
        return minor.isEmpty();
    }

    /// The opposite of everything.
    public Netted reversed() {
        Map<Place, Long> opposite = new TreeMap<>();
        minor.forEach((place, left) -> opposite.put(place, Math.negateExact(left)));
        return new Netted(opposite);
    }

    /// The same as lines, one for each place.
    public List<Line> lines() {
        List<Line> lines = new ArrayList<>(minor.size());
        minor.forEach((place, left) -> lines.add(new Line(
                place.entity(),
                place.account(),
                place.subKey(),
                left > 0 ? EntrySide.DEBIT : EntrySide.CREDIT,
                new Money(Math.absExact(left), place.currency()))));
        return lines;
    }
}
