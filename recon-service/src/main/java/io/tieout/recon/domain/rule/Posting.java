package io.tieout.recon.domain.rule;

import io.tieout.event.RefundBasis;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the ERP's document of a refund has to look like.
///
/// @param documentTypes that carry a refund
/// @param hasCalendarMonths whether its periods are those of the entity's calendar, so that they can be compared
/// @param accounts by why the refund is owed; a reason that is left out is not compared
public record Posting(Set<String> documentTypes, boolean hasCalendarMonths, Map<RefundBasis, Accounts> accounts) {

    public Posting {
        documentTypes = Set.copyOf(documentTypes);
        accounts = Map.copyOf(accounts);
    }

    /// Null where any account is as good as another.
    public @Nullable Accounts accountsOf(RefundBasis basis) {
        return accounts.get(basis);
    }
}
