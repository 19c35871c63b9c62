package io.tieout.recon.domain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where the numbers of the parts of a sum are not one after the other. What is before the first number of a series and
/// after its last cannot be told by numbers.
///
/// @param gaps in the order of series and numbers
/// @param repeats the same
public record Numbers(List<Gap> gaps, List<Repeat> repeats) {

    /// Numbers without gaps and repeats, and parts without numbers.
    public static final Numbers IN_ORDER = new Numbers(List.of(), List.of());

    /// Numbers that no part has, between two that parts have.
    public record Gap(String series, long first, long last) {
        public long size() {
            return last - first + 1;
        }
    }

    /// A number that several parts have.
    public record Repeat(String series, long number, long parts) {}

    /// A number of which something is to be said.
    ///
    /// @param parts that have it
    /// @param next the next number of the series that a part has; null of its last
    public record Told(Serial serial, long parts, @Nullable Long next) {}

    public Numbers {
        gaps = List.copyOf(gaps);
        repeats = List.copyOf(repeats);
    }

    /// @param told numbers in the order of series and numbers, at least those that are repeated or followed by a gap
    public static Numbers of(Iterable<Told> told) {
        List<Gap> gaps = new ArrayList<>();
        List<Repeat> repeats = new ArrayList<>();
        for (Told each : told) {
            String series = each.serial().series();
            long number = each.serial().number();
            if (each.parts() > 1) {
                repeats.add(new Repeat(series, number, each.parts()));
            }
            Long next = each.next();
            if (next != null && next > number + 1) {
                gaps.add(new Gap(series, number + 1, next - 1));
            }
        }
        return new Numbers(gaps, repeats);
    }

    /// Of all numbers of one sum, in any order.
    static Numbers ofAll(Collection<Serial> serials) {
        SortedMap<String, SortedMap<Long, Long>> parts = new TreeMap<>();
        serials.forEach(each ->
                parts.computeIfAbsent(each.series(), _ -> new TreeMap<>()).merge(each.number(), 1L, Long::sum));
        List<Told> told = new ArrayList<>();
        parts.forEach((series, byNumber) -> byNumber.forEach((number, count) -> {
            SortedMap<Long, Long> later = byNumber.tailMap(number + 1);
            told.add(new Told(new Serial(series, number), count, later.isEmpty() ? null : later.firstKey()));
        }));
        return of(told);
    }

    /// How many numbers no part has.
    public long missing() {
        return gaps.stream().mapToLong(Gap::size).sum();
    }

    /// How many parts have a number that another part has too.
    public long repeated() {
        return repeats.stream().mapToLong(each -> each.parts() - 1).sum();
    }
}
