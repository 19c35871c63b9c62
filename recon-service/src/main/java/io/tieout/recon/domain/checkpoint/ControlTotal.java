package io.tieout.recon.domain.checkpoint;

import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.feed.Hour;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How many events of a kind one source told that happened in the window, and what they come to: what the source's own
/// count can be held against.
///
/// @param amount the sum of their amounts in the window's currency
public record ControlTotal(String source, SourceRole role, EventType type, long events, Money amount) {

    private record Kind(String source, SourceRole role, EventType type) {}

    private static final Comparator<Kind> ORDER = Comparator.comparing(Kind::source)
            .thenComparing(kind -> kind.role().code())
            .thenComparing(kind -> kind.type().code());

    /// Of kinds without money and of those in the window's currency.
    static List<ControlTotal> of(Window window, List<Hour> hours) {
        Map<Kind, ControlTotal> totals = new TreeMap<>(ORDER);
        for (Hour hour : hours) {
            Money amount = hour.amount() == null ? Money.zero(window.currency()) : hour.amount();
            if (hour.about().isEmpty()
                    && hour.entity().equals(window.entity())
                    && hour.occurred() > 0
                    && amount.currency().equals(window.currency())) {
                Kind kind = new Kind(hour.source(), hour.role(), hour.type());
                ControlTotal each = new ControlTotal(kind.source(), kind.role(), kind.type(), hour.occurred(), amount);
                totals.merge(kind, each, ControlTotal::plus);
            }
        }
        return new ArrayList<>(totals.values());
    }

    private static ControlTotal plus(ControlTotal one, ControlTotal other) {
        return new ControlTotal(
                one.source, one.role, one.type, one.events + other.events, one.amount.plus(other.amount));
    }
}
