package io.tieout.recon.domain.evidence;

import io.tieout.event.EntrySide;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What one word of the ERP about a document does to one of its accounts.
///
/// @param account in the ERP's chart; empty for a document that names none
/// @param documents that name none
public record ErpPosting(String account, LocalDate date, long documents, Money debit, Money credit) {

    private static final Comparator<ErpPosting> ORDER = Comparator.comparing(ErpPosting::account)
            .thenComparing(posting -> posting.debit().currency().getCurrencyCode());

    private record Key(String account, String currency) {}

    /// By account. A parked document is not in the books; one that is reversed is taken back at the date of
    /// its reversal, with the lines that it had.
    public static List<ErpPosting> of(ErpEntryPosted entry) {
        if (entry.state() == ErpState.PARKED) {
            return List.of();
        }
        if (entry.lines().isEmpty()) {
            Money none = Money.zero(entry.amount().currency());
            return List.of(new ErpPosting("", entry.postingDate(), 1, none, none));
        }
        Map<Key, ErpPosting> byAccount = new HashMap<>();
        for (ErpLine line : entry.lines()) {
            Key key = new Key(line.account(), line.amount().currency().getCurrencyCode());
            byAccount.merge(key, of(entry, line), ErpPosting::plus);
        }
        return byAccount.values().stream().sorted(ORDER).toList();
    }

    private static ErpPosting of(ErpEntryPosted entry, ErpLine line) {
        Money none = Money.zero(line.amount().currency());
        boolean isDebit = (line.side() == EntrySide.DEBIT) == (entry.state() == ErpState.POSTED);
        return isDebit
                ? new ErpPosting(line.account(), entry.postingDate(), 0, line.amount(), none)
                : new ErpPosting(line.account(), entry.postingDate(), 0, none, line.amount());
    }

    private ErpPosting plus(ErpPosting other) {
        return new ErpPosting(
                account, date, documents + other.documents, debit.plus(other.debit), credit.plus(other.credit));
    }

    /// Debits less credits.
    public Money net() {
        return debit.minus(credit);
    }
}
