package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The books as a policy posts them, in memory: each fact once, what takes back with what it takes back, and what is
/// valued by the values known at the end.
final class PostedBooks {

    private final PostingPolicy policy;
    private final Map<UUID, BusinessEvent> facts = new LinkedHashMap<>();
    private final List<BookValue> values = new ArrayList<>();

    PostedBooks(PostingPolicy policy) {
        this.policy = policy;
    }

    void told(BusinessEvent event) {
        if (facts.putIfAbsent(FactKey.of(event).eventId(), event) == null) {
            BookValue.setBy(event).ifPresent(values::add);
        }
    }

    /// Debits less credits by entity, currency and account, such as `US USD 1200`; those that are zero are left out.
    SortedMap<String, Money> balances() {
        Map<String, List<BookValue>> byName = new HashMap<>();
        for (BookValue value : values) {
            byName.computeIfAbsent(value.key().entity() + value.key().name(), _ -> new ArrayList<>())
                    .add(value);
        }
        SortedMap<String, Money> balances = new TreeMap<>();
        for (BusinessEvent event : facts.values()) {
            Posted posted = Posting.post(policy, event);
            add(balances, posted.entry());
            Map<Integer, BookValue> known = new HashMap<>();
            for (Pending pending : posted.pending()) {
                byName.getOrDefault(pending.key().entity() + pending.key().name(), List.of()).stream()
                        .filter(value -> !value.effectiveAt().isAfter(pending.at()))
                        .max(Comparator.comparing(BookValue::effectiveAt))
                        .ifPresent(value -> known.put(pending.ordinal(), value));
            }
            add(balances, Posting.value(policy, event, known).orElse(null));
        }
        balances.values().removeIf(Money::isZero);
        return balances;
    }

    private void add(SortedMap<String, Money> balances, @Nullable JournalEntry entry) {
        if (entry == null || (entry.takesBack() != null && !facts.containsKey(entry.takesBack()))) {
            return;
        }
        for (Line line : entry.lines()) {
            String currency = line.amount().currency().getCurrencyCode();
            balances.merge(
                    line.entity() + " " + currency + " " + line.account(),
                    Money.of(line.signedMinor(), currency),
                    Money::plus);
        }
    }
}
