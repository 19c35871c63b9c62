package io.tieout.recon.domain.handover;

import io.tieout.event.EntrySide;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What the lines of a record's documents on some accounts must come to.
///
/// @param field that the integration's log says it in; part of what a break shows
/// @param accounts in the ERP's chart
/// @param side on which lines add to it; those on the other one are taken off
/// @param declared where in what the source tells it is, for when the log does not say it; null where it is nowhere
/// @param unless what the source tells besides and must be zero, or else what it declares is not what lines hold; null
///     where there is nothing of the kind
public record LineCheck(
        String field,
        Set<String> accounts,
        EntrySide side,
        @Nullable Figure declared,
        @Nullable Figure unless) {

    /// Fields that differences of a document are called by already.
    public static final Set<String> RESERVED =
            Set.of(Fields.AMOUNT, Fields.CURRENCY, Fields.REASON, Fields.RECORD, Fields.DOCUMENT_TYPE);

    public LineCheck {
        accounts = Set.copyOf(accounts);
    }

    Money in(List<Document> documents, Currency currency) {
        Money sum = Money.zero(currency);
        for (Document document : documents) {
            for (ErpLine line : document.event().lines()) {
                if (accounts.contains(line.account())
                        && line.amount().currency().equals(currency)) {
                    sum = line.side() == side ? sum.plus(line.amount()) : sum.minus(line.amount());
                }
            }
        }
        return sum;
    }

    /// Null where one of what was told does not say it, or not as the lines hold it.
    @Nullable
    Money declaredBy(List<Leg> told, Currency currency) {
        if (declared == null) {
            return null;
        }
        Money sum = Money.zero(currency);
        for (Leg leg : told) {
            Money part = declared.statedBy(leg.event());
            Money other = unless == null ? null : unless.statedBy(leg.event());
            if (part == null || !part.currency().equals(currency) || (other != null && !other.isZero())) {
                return null;
            }
            sum = sum.plus(part);
        }
        return sum;
    }

    /// `4000 or 4050`.
    String names() {
        return String.join(" or ", new TreeSet<>(accounts));
    }
}
