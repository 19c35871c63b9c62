package io.tieout.ledger.app;

import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a reader of recorded events makes of everything it was told, in whatever order: the rules of the contract and
/// nothing else.
final class Reader {

    /// The transaction that a record names for an event.
    private record Named(int split, String id) {

        Named later(Named other) {
            return other.split > split ? other : this;
        }
    }

    private final Map<String, Named> named = new HashMap<>();
    private final Map<String, Integer> valid = new HashMap<>();
    private final List<TransactionMerged> ties = new ArrayList<>();
    private final Map<String, String> parents = new HashMap<>();

    private Reader() {}

    static Map<String, String> correlationIds(List<Told> told) {
        Reader reader = new Reader();
        for (Told one : told) {
            one.events()
                    .forEach(event -> reader.name(
                            event.eventId().toString(),
                            new Named(event.split(), event.correlationId().toString())));
            one.merges().forEach(merge -> reader.ties.add(merge.merged()));
            one.splits().forEach(split -> reader.split(split.split()));
        }
        reader.ties.forEach(reader::tie);
        Map<String, String> ids = new TreeMap<>();
        reader.named.forEach((event, last) -> ids.put(event, reader.rootOf(last.id())));
        return ids;
    }

    private void name(String event, Named by) {
        named.merge(event, by, Named::later);
    }

    private void split(TransactionSplit split) {
        split.events()
                .forEach(event -> name(
                        event.toString(),
                        new Named(split.number(), split.correlationId().toString())));
        split.aliases().forEach(alias -> {
            valid.merge(alias.toString(), split.number(), Math::max);
            if (!alias.equals(split.correlationId())) {
                ties.add(new TransactionMerged(split.tenant(), split.correlationId(), alias, split.number()));
            }
        });
    }

    /// A merge of before a split that names one of the two is void.
    private void tie(TransactionMerged merged) {
        String survivor = merged.survivor().toString();
        String absorbed = merged.absorbed().toString();
        if (merged.split() >= valid.getOrDefault(survivor, 0) && merged.split() >= valid.getOrDefault(absorbed, 0)) {
            String one = rootOf(survivor);
            String other = rootOf(absorbed);
            if (one.compareTo(other) < 0) {
                parents.put(other, one);
            } else if (!one.equals(other)) {
                parents.put(one, other);
            }
        }
    }

    private String rootOf(String id) {
        String at = id;
        String parent = parents.getOrDefault(at, at);
        while (!parent.equals(at)) {
            at = parent;
            parent = parents.getOrDefault(at, at);
        }
        return at;
    }
}
