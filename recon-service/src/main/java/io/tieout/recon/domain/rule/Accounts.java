package io.tieout.recon.domain.rule;

import io.tieout.event.EntrySide;
import io.tieout.event.ErpLine;
import java.util.Set;
import java.util.TreeSet;

/// The accounts that a document may move, in the ERP's chart.
public record Accounts(Set<String> debit, Set<String> credit) {

    public Accounts {
        debit = Set.copyOf(debit);
        credit = Set.copyOf(credit);
    }

    public boolean allow(ErpLine line) {
        return of(line.side()).contains(line.account());
    }

    /// Whether all of them may be moved, on whichever side.
    public boolean areThere(Set<String> accounts) {
        return accounts.stream().allMatch(account -> debit.contains(account) || credit.contains(account));
    }

    /// `2400 or 4100`.
    public String allowed(EntrySide side) {
        return String.join(" or ", new TreeSet<>(of(side)));
    }

    private Set<String> of(EntrySide side) {
        return side == EntrySide.DEBIT ? debit : credit;
    }
}
