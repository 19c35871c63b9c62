package io.tieout.ledger.domain;

import io.tieout.event.EntrySide;

/// One line that a rule books: which side of which account gets which amount.
public record TemplateLine(EntrySide side, Account account, AmountTerm amount) {

    int sign() {
        return side == EntrySide.DEBIT ? 1 : -1;
    }
}
