package io.tieout.simulator.books;

import io.tieout.event.Coded;
import io.tieout.event.Tender;

/// Which account a tender goes to. A code that is none is never guessed at: it goes to suspense.
final class Tenders {

    private Tenders() {}

    /// @param other for what a register has no hold of
    static Account atRegister(String code, Account other) {
        return isCash(code) ? Account.STORE_CASH : elsewhere(code, other);
    }

    static Account elsewhere(String code, Account account) {
        return Coded.find(Tender.class, code).isPresent() ? account : Account.SUSPENSE;
    }

    static boolean isCash(String code) {
        return Tender.CASH.code().equals(code);
    }
}
