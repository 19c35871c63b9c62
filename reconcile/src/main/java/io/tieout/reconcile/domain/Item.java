package io.tieout.reconcile.domain;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One row of one of the files: what it is about, and how much.
///
/// @param line where the row starts in its file, counted from 1; with the side it is the row's identity
/// @param key what names the record; empty if the row names none
/// @param minor the amount in the smallest unit that the run counts in
/// @param currency empty if no file says one
/// @param text what else the row says in words, to tell rows apart that no key ties
/// @param likeness the same for rows that agree in everything but their own number and their dates
/// @param traits what rules out that two rows are one fact where they say otherwise
public record Item(
        Side side,
        int line,
        String key,
        long minor,
        String currency,
        @Nullable LocalDate date,
        String text,
        String likeness,
        Traits traits) {

    /// By content first: rows that moved to other lines are still looked at in the same order.
    static final Comparator<Item> ORDER = Comparator.comparing(Item::side)
            .thenComparing(Item::currency)
            .thenComparing(Item::key)
            .thenComparing(Item::date, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparingLong(Item::minor)
            .thenComparing(Item::text)
            .thenComparing(Item::likeness)
            .thenComparing(item -> item.traits().toString())
            .thenComparingInt(Item::line);

    /// A row that says nothing of its traits.
    public Item(
            Side side,
            int line,
            String key,
            long minor,
            String currency,
            @Nullable LocalDate date,
            String text,
            String likeness) {
        this(side, line, key, minor, currency, date, text, likeness, Traits.NONE);
    }

    public static long sum(List<Item> items) {
        return items.stream().mapToLong(Item::minor).reduce(0, Math::addExact);
    }
}
