package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Books that single facts are posted in, and what those facts have in common.
final class Facts {

    static final Instant AT = Instant.parse("2026-03-06T12:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 3, 6);
    static final Currency USD = Currency.getInstance("USD");

    private final Books books = new Books();

    static Envelope toldBy(SourceRole role, Reference... references) {
        return toldBy("US", role, references);
    }

    static Envelope toldBy(String entity, SourceRole role, Reference... references) {
        return new Envelope(
                "simulated",
                entity,
                role.code(),
                role,
                "delivery",
                "subject",
                AT,
                AT,
                DAY,
                null,
                List.of(references),
                new Provenance("none", "none", "test/1"));
    }

    static Money usd(String amount) {
        return Money.parse(amount, USD);
    }

    Journal journal() {
        return books.journal();
    }

    /// What an entity's accounts come to after all that was posted, without those that are zero.
    Map<String, String> posted(String entity, String currency, BusinessEvent... events) {
        for (BusinessEvent event : events) {
            books.told(event);
        }
        Map<String, String> balances = new TreeMap<>();
        Journal.Book book = books.journal().book(entity, Currency.getInstance(currency));
        for (Account account : Account.values()) {
            if (book.balanceMinor(account) != 0) {
                balances.put(account.code(), new Money(book.balanceMinor(account), book.currency()).decimal());
            }
        }
        return balances;
    }
}
