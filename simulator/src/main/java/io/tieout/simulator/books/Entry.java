package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The lines of one fact in the books of one legal entity and one currency. One that does not balance is not posted;
/// memo accounts balance by themselves.
///
/// A negative amount is one of the other side, so what is mirrored is written like what it mirrors.
final class Entry {

    private final Journal journal;
    private final BusinessEvent cause;
    private final String entity;
    private final Currency currency;
    private final List<Line> lines = new ArrayList<>(6);

    /// @param minor a debit if positive, else a credit
    record Line(Account account, long minor) {}

    Entry(Journal journal, BusinessEvent cause, String entity, Currency currency) {
        this.journal = journal;
        this.cause = cause;
        this.entity = entity;
        this.currency = currency;
    }

    Entry debit(Account account, long minor) {
        if (minor != 0) {
            lines.add(new Line(account, minor));
        }
        return this;
    }

    Entry credit(Account account, long minor) {
        return debit(account, Math.negateExact(minor));
    }

    /// Null is nothing.
    Entry debit(Account account, @Nullable Money amount) {
        return amount == null ? this : debit(account, minorOf(amount));
    }

    Entry credit(Account account, @Nullable Money amount) {
        return amount == null ? this : credit(account, minorOf(amount));
    }

    void post() {
        long difference = 0;
        long memoDifference = 0;
        for (Line line : lines) {
            if (line.account().isMemo()) {
                memoDifference = Math.addExact(memoDifference, line.minor());
            } else {
                difference = Math.addExact(difference, line.minor());
            }
        }
        if (difference != 0 || memoDifference != 0) {
            throw new IllegalStateException("debits must equal credits: " + lines + " of " + cause);
        }
        journal.post(this);
    }

    BusinessEvent cause() {
        return cause;
    }

    String entity() {
        return entity;
    }

    Currency currency() {
        return currency;
    }

    List<Line> lines() {
        return lines;
    }

    private long minorOf(Money amount) {
        if (!amount.currency().equals(currency)) {
            throw new IllegalArgumentException("mixed currencies: " + amount + " in an entry in " + currency);
        }
        return amount.minor();
    }
}
