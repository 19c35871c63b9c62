package io.tieout.reconcile.domain;

import io.tieout.event.Coded;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The traits that a row says, each with its value.
public record Traits(Map<Trait, String> values) {

    public static final Traits NONE = new Traits(Map.of());

    public Traits {
        values = Map.copyOf(values);
    }

    public static Traits of(Trait trait, String value) {
        return value.isEmpty() ? NONE : new Traits(Map.of(trait, value));
    }

    /// Reads what [#toString] writes.
    ///
    /// @throws IllegalArgumentException if it is something else
    public static Traits parse(String text) {
        Traits traits = NONE;
        for (String each : text.isEmpty() ? List.<String>of() : List.of(text.split("\n", -1))) {
            int end = each.indexOf('=');
            if (end < 0) {
                throw new IllegalArgumentException("no trait: " + each);
            }
            traits = traits.with(Coded.of(Trait.class, each.substring(0, end)), each.substring(end + 1));
        }
        return traits;
    }

    /// The same with one more; an empty value says nothing.
    public Traits with(Trait trait, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<Trait, String> more = new EnumMap<>(Trait.class);
        more.putAll(values);
        more.put(trait, value);
        return new Traits(more);
    }

    /// Those of which the other says something else.
    List<Trait> unlike(Traits other) {
        List<Trait> unlike = new ArrayList<>();
        for (Trait trait : Trait.values()) {
            String own = values.get(trait);
            String theirs = other.values.get(trait);
            if (own != null && theirs != null && !own.equals(theirs)) {
                unlike.add(trait);
            }
        }
        return unlike;
    }

    boolean allow(Traits other) {
        return unlike(other).isEmpty();
    }

    /// What the same traits of both add to a score.
    int points(Traits other) {
        int points = 0;
        for (Map.Entry<Trait, String> each : values.entrySet()) {
            points += each.getValue().equals(other.values.get(each.getKey()))
                    ? each.getKey().points()
                    : 0;
        }
        return points;
    }

    /// Whether the other says all of it and more.
    boolean isLessThan(Traits other) {
        return other.values.size() > values.size() && other.values.entrySet().containsAll(values.entrySet());
    }

    /// In one order.
    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(each -> each.getKey().code() + "=" + each.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
    }
}
