package io.tieout.simulator.books;

import io.tieout.event.BalanceKind;
import io.tieout.event.BusinessEvent;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.simulator.output.Sink;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// What was stated last of each account.
final class StatedBalances implements Sink {

    private final Map<Named, BalanceStated> last = new HashMap<>();

    private record Named(String entity, BalanceKind kind, String account) implements Comparable<Named> {

        private static final Comparator<Named> ORDER =
                Comparator.comparing(Named::entity).thenComparing(Named::kind).thenComparing(Named::account);

        @Override
        public int compareTo(Named other) {
            return ORDER.compare(this, other);
        }
    }

    @Override
    public void told(BusinessEvent event) {
        if (event instanceof BalanceStated stated) {
            last.merge(
                    new Named(stated.envelope().entity(), stated.kind(), stated.account()),
                    stated,
                    (before, now) -> now.asOf().isBefore(before.asOf()) ? before : now);
        }
    }

    /// By entity, kind and account.
    Collection<BalanceStated> all() {
        return new TreeMap<>(last).values();
    }
}
