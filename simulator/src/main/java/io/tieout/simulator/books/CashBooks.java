package io.tieout.simulator.books;

import io.tieout.event.CashEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.CashMoved;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BankLineStated;

/// Cash from the register to the bank, and what else the bank has: rows 18c, 21 and 21a.
final class CashBooks {

    /// The words by which a bank line names what it is of.
    private static final String PAYOUT = "PAYOUT ";

    private final Journal journal;
    private final Tills tills;

    CashBooks(Journal journal, Tills tills) {
        this.journal = journal;
        this.tills = tills;
    }

    void post(CashEvent event) {
        switch (event) {
            case CashMoved move -> moved(move);
            case TillCounted count -> counted(count);
            case CashDeposited deposit ->
                journal.move(deposit, Account.DEPOSITS_IN_TRANSIT, Account.STORE_CASH, deposit.amount());
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

    /// Books only what names a payout or a deposit; the retailer has other money at the bank, too. Where the bank
    /// counted less than was bagged the rest stays in transit until somebody accepts it, which is row 21b.
    void post(BankLineStated line) {
        if (line.envelope().role() != SourceRole.BANK) {
            return;
        }
        if (isOfDeposit(line)) {
            journal.move(line, Account.BANK, Account.DEPOSITS_IN_TRANSIT, line.amount());
        } else if (line.text() != null && line.text().startsWith(PAYOUT)) {
            journal.move(line, Account.BANK, Account.PAYOUTS_IN_TRANSIT, line.amount());
        }
    }

    private static boolean isOfDeposit(BankLineStated line) {
        return line.envelope().references().stream().anyMatch(reference -> reference.type() == ReferenceType.DEPOSIT);
    }
}
