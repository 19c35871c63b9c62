package io.tieout.simulator.retailer;

import io.tieout.simulator.retailer.Purse.Part;
import java.util.ArrayList;
import java.util.List;

/// What a sale was paid with from a card and what of it was not given back yet, by where it came from.
final class Redemption {

    private final Cards.Card card;
    private final List<Part> parts = new ArrayList<>(1);

    /// @param parts in the order of use
    Redemption(Cards.Card card, List<Part> parts) {
        this.card = card;
        this.parts.addAll(parts);
    }

    /// The card that took its place, if it was lost since then.
    Cards.Card card() {
        return card.latest();
    }

    long minor() {
        return parts.stream().mapToLong(Part::minor).sum();
    }

    /// The sale was paid once more, since nobody answered.
    void becomes(List<Part> other) {
        parts.clear();
        parts.addAll(other);
    }

    /// Takes out what is given back. What was used last comes back first, so what a customer paid for before what
    /// was given away.
    List<Part> takeBack(long wanted) {
        if (wanted > minor()) {
            throw new IllegalArgumentException(wanted + " of " + parts + " cannot be given back");
        }
        List<Part> taken = new ArrayList<>(1);
        long rest = wanted;
        while (rest > 0) {
            Part last = parts.removeLast();
            long part = Math.min(rest, last.minor());
            taken.add(last.of(part));
            rest -= part;
            if (part < last.minor()) {
                parts.add(last.of(last.minor() - part));
            }
        }
        return taken;
    }
}
