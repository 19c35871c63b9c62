package io.tieout.reconcile.domain;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows of one side that are tied together or not at all: those of one key, or one row without a key.
///
/// @param index its place in the stable order, by which ties are broken
record Unit(
        int index, List<Item> items, long minor, @Nullable LocalDate date) {

    Unit(int index, List<Item> items) {
        this(
                index,
                List.copyOf(items),
                Item.sum(items),
                items.stream()
                        .map(Item::date)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .orElse(null));
    }

    Side side() {
        return items.getFirst().side();
    }

    String key() {
        return items.getFirst().key();
    }

    String currency() {
        return items.getFirst().currency();
    }

    /// All that the first row says in words.
    String words() {
        return (key() + " " + items.getFirst().text()).strip();
    }

    /// Whether the two may be one fact at all: neither a name nor a trait says otherwise.
    boolean mayBe(Unit other, Terms terms) {
        return isLike(other) && hasRoomFor(other, terms);
    }

    /// Whether one of them has no name, so that it may take the other's.
    boolean hasRoomFor(Unit other, Terms terms) {
        return !terms.isKeyed() || key().isEmpty() || other.key().isEmpty();
    }

    Traits traits() {
        return items.getFirst().traits();
    }

    /// Whether what the two say of themselves is the same as far as both say it.
    boolean isLike(Unit other) {
        return traits().allow(other.traits());
    }

    /// Days between the two; `null` if a date is missing.
    @Nullable
    Long daysTo(Unit other) {
        return date == null || other.date == null ? null : Math.abs(ChronoUnit.DAYS.between(date, other.date));
    }

    boolean isWithin(Unit other, Terms terms) {
        Long days = daysTo(other);
        return days != null && days <= terms.days();
    }
}
