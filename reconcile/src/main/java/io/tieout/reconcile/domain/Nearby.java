package io.tieout.reconcile.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The units of each side by date, so that those near in time are found without looking at all.
final class Nearby {

    private final Terms terms;
    private final Map<Side, List<Unit>> all = new EnumMap<>(Side.class);
    private final Map<Side, List<Unit>> undated = new EnumMap<>(Side.class);
    private final Map<Side, NavigableMap<LocalDate, List<Unit>>> dated = new EnumMap<>(Side.class);

    Nearby(List<Unit> units, Terms terms) {
        this.terms = terms;
        for (Side side : Side.values()) {
            all.put(side, new ArrayList<>());
            undated.put(side, new ArrayList<>());
            dated.put(side, new TreeMap<>());
        }
        for (Unit unit : units) {
            of(all, unit.side()).add(unit);
            LocalDate date = unit.date();
            if (date == null) {
                of(undated, unit.side()).add(unit);
            } else {
                of(dated, unit.side())
                        .computeIfAbsent(date, day -> new ArrayList<>())
                        .add(unit);
            }
        }
    }

    /// What on the other side may be the same fact by name and date; a missing date rules nothing out.
    Stream<Unit> of(Unit unit) {
        Side side = unit.side().other();
        LocalDate date = unit.date();
        Stream<Unit> near = date == null
                ? of(all, side).stream()
                : Stream.concat(
                        of(dated, side)
                                .subMap(date.minusDays(terms.days()), true, date.plusDays(terms.days()), true)
                                .values()
                                .stream()
                                .flatMap(List::stream),
                        of(undated, side).stream());
        return near.filter(other -> unit.mayBe(other, terms));
    }

    private static <T> T of(Map<Side, T> map, Side side) {
        return Objects.requireNonNull(map.get(side));
    }
}
