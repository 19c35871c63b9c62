package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was posted, added up by legal entity, currency and account. Entries are not kept.
final class Journal {

    /// Is told of each line that is posted.
    interface Reader {
        void posted(Entry entry, Entry.Line line);
    }

    /// The accounts of one legal entity in one currency, in minor units.
    static final class Book {
        private final String entity;
        private final Currency currency;
        private final Map<Account, Sums> accounts = new EnumMap<>(Account.class);

        private static final class Sums {
            private long debits;
            private long credits;
        }

        private Book(String entity, Currency currency) {
            this.entity = entity;
            this.currency = currency;
        }

        private void add(Entry.Line line) {
            Sums sums = accounts.computeIfAbsent(line.account(), _ -> new Sums());
            if (line.minor() > 0) {
                sums.debits = Math.addExact(sums.debits, line.minor());
            } else {
                sums.credits = Math.subtractExact(sums.credits, line.minor());
            }
        }

        String entity() {
            return entity;
        }

        Currency currency() {
            return currency;
        }

        long debitsMinor(Account account) {
            Sums sums = accounts.get(account);
            return sums == null ? 0 : sums.debits;
        }

        long creditsMinor(Account account) {
            Sums sums = accounts.get(account);
            return sums == null ? 0 : sums.credits;
        }

        /// Debits less credits.
        long balanceMinor(Account account) {
            return Math.subtractExact(debitsMinor(account), creditsMinor(account));
        }

        boolean isUsed(Account account) {
            return accounts.containsKey(account);
        }
    }

    private final Reader reader;

    /// By entity and code of the currency, sorted so that they are written in the same order every time.
    private final Map<String, Map<String, Book>> books = new TreeMap<>();

    Journal(Reader reader) {
        this.reader = reader;
    }

    /// An empty entry of an event.
    Entry entry(BusinessEvent cause, Currency currency) {
        return entry(cause, cause.envelope().entity(), currency);
    }

    /// The same in the books of another legal entity that it concerns.
    Entry entry(BusinessEvent cause, String entity, Currency currency) {
        return new Entry(this, cause, entity, currency);
    }

    /// One amount from one account to another.
    void move(BusinessEvent cause, Account debit, Account credit, Money amount) {
        entry(cause, amount.currency())
                .debit(debit, amount)
                .credit(credit, amount)
                .post();
    }

    void post(Entry entry) {
        Book book = book(entry.entity(), entry.currency());
        for (Entry.Line line : entry.lines()) {
            book.add(line);
            reader.posted(entry, line);
        }
    }

    /// An empty one where nothing was posted.
    Book book(String entity, Currency currency) {
        return books.computeIfAbsent(entity, _ -> new TreeMap<>())
                .computeIfAbsent(currency.getCurrencyCode(), _ -> new Book(entity, currency));
    }

    /// By entity and currency.
    List<Book> books() {
        List<Book> all = new ArrayList<>();
        books.values().forEach(each -> all.addAll(each.values()));
        return all;
    }
}
