package io.tieout.reconcile.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes rows briefly: `new Rows().a("K1", 1000).b("K1", 900)`.
final class Rows {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final List<Item> items = new ArrayList<>();

    Rows a(String key, long minor) {
        return add(Side.A, key, minor, null, "");
    }

    Rows b(String key, long minor) {
        return add(Side.B, key, minor, null, "");
    }

    /// On a day of March.
    Rows a(String key, long minor, int day) {
        return add(Side.A, key, minor, FIRST.plusDays(day - 1L), "");
    }

    Rows b(String key, long minor, int day) {
        return add(Side.B, key, minor, FIRST.plusDays(day - 1L), "");
    }

    Rows a(String key, long minor, String text) {
        return add(Side.A, key, minor, null, text);
    }

    Rows b(String key, long minor, String text) {
        return add(Side.B, key, minor, null, text);
    }

    Rows add(Side side, String key, long minor, @Nullable LocalDate date, String text) {
        items.add(new Item(side, items.size() + 2, key, minor, "USD", date, text, ""));
        return this;
    }

    List<Item> list() {
        return List.copyOf(items);
    }

    Reconciliation keyed() {
        return Cascade.reconcile(items, new Terms(0, 1, true));
    }

    Reconciliation keyless() {
        return Cascade.reconcile(items, new Terms(0, 1, false));
    }
}
