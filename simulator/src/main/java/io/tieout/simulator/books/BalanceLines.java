package io.tieout.simulator.books;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Money;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.simulator.books.Journal.Book;
import io.tieout.simulator.output.Sink;
import io.tieout.simulator.suite.Json;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;

/// Keeps the books of what is told and of what would have been told, and writes the balances of both, one JSON object
/// to a line; after them what was stated last of each account.
public final class BalanceLines implements AutoCloseable {

    private final Writer out;
    private final Books told = new Books();
    private final Books clean;
    private final StatedBalances stated = new StatedBalances();

    /// What an entity's accounts come to in one currency, without the memo accounts.
    public record Total(String entity, Money debits, Money credits) {

        public Money difference() {
            return debits.minus(credits);
        }
    }

    /// @param isDisturbed whether what is told is not what would have been told
    public BalanceLines(Path file, boolean isDisturbed) throws IOException {
        this.out = Files.newBufferedWriter(file, UTF_8);
        this.clean = isDisturbed ? new Books() : told;
    }

    /// Hears what is told, and passes it on.
    public Sink told(Sink next) {
        return event -> {
            next.told(event);
            told.told(event);
            stated.told(event);
        };
    }

    /// Hears what would have been told, where that is not the same.
    public Sink clean() {
        return clean;
    }

    public void write() throws IOException {
        for (Book book : union()) {
            for (Account account : Account.values()) {
                if (told.journal().book(book.entity(), book.currency()).isUsed(account)
                        || clean.journal().book(book.entity(), book.currency()).isUsed(account)) {
                    line(json(book.entity(), book.currency(), account));
                }
            }
        }
        for (BalanceStated each : stated.all()) {
            line(json(each));
        }
        out.flush();
    }

    public List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        for (Book book : told.journal().books()) {
            long debits = 0;
            long credits = 0;
            for (Account account : Account.values()) {
                if (!account.isMemo()) {
                    debits = Math.addExact(debits, book.debitsMinor(account));
                    credits = Math.addExact(credits, book.creditsMinor(account));
                }
            }
            totals.add(
                    new Total(book.entity(), new Money(debits, book.currency()), new Money(credits, book.currency())));
        }
        return totals;
    }

    /// A currency may be in one of the two only.
    private Iterable<Book> union() {
        TreeMap<String, Book> all = new TreeMap<>();
        List<Book> books = new ArrayList<>(told.journal().books());
        books.addAll(clean.journal().books());
        books.forEach(book -> all.put(book.entity() + " " + book.currency().getCurrencyCode(), book));
        return all.values();
    }

    private ObjectNode json(String entity, Currency currency, Account account) {
        Book book = told.journal().book(entity, currency);
        return Json.object()
                .put("entity", entity)
                .put("currency", currency.getCurrencyCode())
                .put("account", account.code())
                .put("name", account.words())
                .put("debits", new Money(book.debitsMinor(account), currency).decimal())
                .put("credits", new Money(book.creditsMinor(account), currency).decimal())
                .put("balance", new Money(book.balanceMinor(account), currency).decimal())
                .put(
                        "balanceIfNothingHadGoneWrong",
                        new Money(clean.journal().book(entity, currency).balanceMinor(account), currency).decimal());
    }

    private static ObjectNode json(BalanceStated stated) {
        Money balance = stated.balance();
        ObjectNode json = Json.object()
                .put("stated", stated.kind().code())
                .put("entity", stated.envelope().entity())
                .put("account", stated.account());
        if (balance == null) {
            json.put("units", stated.units());
        } else {
            json.put("currency", balance.currency().getCurrencyCode()).put("balance", balance.decimal());
        }
        return json.put("asOf", stated.asOf().toString());
    }

    private void line(ObjectNode json) throws IOException {
        out.write(json + "\n");
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
