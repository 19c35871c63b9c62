package io.tieout.recon.domain.rule;

import io.tieout.event.EntrySide;
import io.tieout.event.ErpLine;
import java.util.Set;

/// The accounts that the document of a refund may move.
public record Accounts(Set<String> debit, Set<String> credit) {

    public Accounts {
        debit = Set.copyOf(debit);
        credit = Set.copyOf(credit);
    }

    public boolean allow(ErpLine line) {
        return (line.side() == EntrySide.DEBIT ? debit : credit).contains(line.account());
    }
}
