package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BankLineStated;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Cash from the register to the bank, and what else the bank has: rows 18c, 21, 21a and 21b.
final class CashBooks {

    /// The words by which a bank line names what it is of.
    private static final String PAYOUT = "PAYOUT ";

    private final Journal journal;
    private final Tills tills;

    /// What was bagged and has not reached the bank.
    private final Map<Reference, Money> bagged = new HashMap<>();

    CashBooks(Journal journal, Tills tills) {
        this.journal = journal;
        this.tills = tills;
    }

    void post(CashEvent event) {
        switch (event) {
            case CashMoved move -> moved(move);
            case TillCounted count -> counted(count);
            case CashDeposited deposit -> {
                journal.move(deposit, Account.DEPOSITS_IN_TRANSIT, Account.STORE_CASH, deposit.amount());
                Reference bag = bagOf(deposit);
                if (bag != null) {
                    bagged.put(bag, deposit.amount());
                }
            }
        }
    }

    /// Change and picked-up notes stay in the store. For what is paid from or into a register the posting table has no
    /// account, so it waits in suspense.
    private void moved(CashMoved move) {
        long minor = move.amount().minor();
        switch (move.kind()) {
            case FLOAT -> tills.add(move.store(), move.register(), minor);
            case PICK_UP -> tills.add(move.store(), move.register(), -minor);
            case PAID_IN -> {
                tills.add(move.store(), move.register(), minor);
                journal.move(move, Account.STORE_CASH, Account.SUSPENSE, move.amount());
            }
            case PAID_OUT -> {
                tills.add(move.store(), move.register(), -minor);
                journal.move(move, Account.SUSPENSE, Account.STORE_CASH, move.amount());
            }
        }
    }

    private void counted(TillCounted count) {
        long over = count.amount().minor() - tills.takeExpectedMinor(count.store(), count.register());
        journal.entry(count, count.amount().currency())
                .debit(Account.STORE_CASH, over)
                .credit(Account.OVER_SHORT, over)
                .post();
    }

    /// Books only what names a payout or a deposit; the retailer has other money at the bank, too.
    void post(BankLineStated line) {
        if (line.envelope().role() != SourceRole.BANK) {
            return;
        }
        Reference bag = bagOf(line);
        if (bag != null) {
            banked(line, bagged.remove(bag));
        } else if (line.text() != null && line.text().startsWith(PAYOUT)) {
            journal.move(line, Account.BANK, Account.PAYOUTS_IN_TRANSIT, line.amount());
        }
    }

    /// @param deposit null where nobody told of it
    private void banked(BankLineStated line, @Nullable Money deposit) {
        long bankedMinor = line.amount().minor();
        long baggedMinor = deposit == null ? bankedMinor : deposit.minor();
        journal.entry(line, line.amount().currency())
                .debit(Account.BANK, bankedMinor)
                .debit(Account.OVER_SHORT, baggedMinor - bankedMinor)
                .credit(Account.DEPOSITS_IN_TRANSIT, baggedMinor)
                .post();
    }

    private static @Nullable Reference bagOf(BusinessEvent event) {
        for (Reference reference : event.envelope().references()) {
            if (reference.type() == ReferenceType.DEPOSIT) {
                return reference;
            }
        }
        return null;
    }
}
