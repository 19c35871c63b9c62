package io.tieout.ledger.app;

import io.tieout.event.Money;
import io.tieout.ledger.app.DryRun.AccountTotal;
import io.tieout.ledger.app.DryRun.Example;
import io.tieout.ledger.app.DryRun.Side;
import io.tieout.ledger.app.Replays.Replayed;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.Netted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts as a dry run goes on. It keeps totals and the first examples, so its size does not depend on the window's.
final class DryRunTally {

    private record Key(String entity, String account, Currency currency) implements Comparable<Key> {

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::entity)
                .thenComparing(key -> key.currency().getCurrencyCode())
                .thenComparing(Key::account);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private record Sums(long now, long byDraft) {

        Sums plus(Sums other) {
            return new Sums(Math.addExact(now, other.now), Math.addExact(byDraft, other.byDraft));
        }
    }

    private final Map<Key, Sums> accounts = new TreeMap<>();
    private final List<Example> examples = new ArrayList<>();
    private long events;
    private long differing;
    private long suspendedNow;
    private long suspendedByDraft;

    void add(Replayed replayed) {
        List<Line> bookedLines = replayed.bookedLines();
        List<Line> draftedLines = replayed.draftedLines();
        Netted booked = Netted.of(bookedLines);
        Netted drafted = Netted.of(draftedLines);
        events++;
        suspendedNow += replayed.isSuspended() ? 1 : 0;
        suspendedByDraft += replayed.suspenseCode() == null ? 0 : 1;
        bookedLines.forEach(line -> sum(line, new Sums(line.signedMinor(), 0)));
        draftedLines.forEach(line -> sum(line, new Sums(0, line.signedMinor())));
        if (!booked.equals(drafted)) {
            differing++;
            if (examples.size() < DryRun.EXAMPLES_MAX) {
                examples.add(example(replayed, booked, drafted));
            }
        }
    }

    private void sum(Line line, Sums sums) {
        Key key = new Key(line.entity(), line.account(), line.amount().currency());
        accounts.merge(key, sums, Sums::plus);
    }

    private static Example example(Replayed replayed, Netted booked, Netted drafted) {
        return new Example(
                replayed.eventId(),
                replayed.type(),
                replayed.source(),
                replayed.subject(),
                replayed.position().businessDate(),
                new Side(replayed.booked().stream().map(BookedEntry::row).toList(), null, booked.lines()),
                new Side(
                        replayed.drafted().stream().map(JournalEntry::row).toList(),
                        replayed.suspenseCode(),
                        drafted.lines()));
    }

    DryRun result(Replays.Window window) {
        List<AccountTotal> totals = new ArrayList<>(accounts.size());
        accounts.forEach((key, sums) -> totals.add(new AccountTotal(
                key.entity(),
                key.account(),
                new Money(sums.now(), key.currency()),
                new Money(sums.byDraft(), key.currency()))));
        return new DryRun(window, events, differing, suspendedNow, suspendedByDraft, totals, examples);
    }
}
