package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line that a rule books: which side of which account gets which amount.
///
/// @param shares of the basis of the part
/// @param by the sub-key to stand under instead of the account's own
/// @param entity in whose books
public record TemplateLine(
        EntrySide side,
        Account account,
        List<Integer> shares,
        @Nullable SubKey by,
        LineEntity entity) {

    public TemplateLine {
        shares = List.copyOf(shares);
    }

    /// What it adds to debits less credits of one amount of the basis.
    int signedShare(int basis) {
        return side == EntrySide.DEBIT ? shares.get(basis) : -shares.get(basis);
    }

    String entityOf(BusinessEvent event) {
        return entity.of(event);
    }

    String subKeyOf(KeyContext context) {
        String own = by == null ? null : by.of(context);
        return own == null ? account.subKeyOf(context) : own;
    }
}
