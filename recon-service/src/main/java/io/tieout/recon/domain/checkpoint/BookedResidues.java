package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/// What the ledger's posting policy booked away and nothing reversed since, of the window and of before.
///
/// @param first by business date, the first ones
/// @param tally of all
public record BookedResidues(List<Residue> first, Tally tally) {

    /// More stand in the list of the ledger only.
    public static final int FIRST_MAX = 500;

    public BookedResidues {
        first = List.copyOf(first);
    }

    /// @param settlementId under which the ledger booked it
    /// @param amount debits less credits that stood under the key
    public record Residue(
            UUID settlementId,
            String account,
            String subKey,
            String bookedTo,
            Money amount,
            LocalDate businessDate,
            Instant bookedAt) {}

    public static BookedResidues none(Currency currency) {
        return new BookedResidues(List.of(), Tally.none(currency));
    }

    /// Whether they are what the tie takes away again. The ledger tells of both by themselves, one after
    /// the other.
    boolean ties(BalanceTie tie) {
        return tied(tie).equals(tally.net().negated());
    }

    /// What the tie has of them.
    public Money tied(BalanceTie tie) {
        return tie.controls().stream()
                .flatMap(control -> control.items().stream())
                .filter(item -> item.reason().equals(BalanceTie.SETTLED))
                .map(BalanceTie.Item::net)
                .reduce(Money.zero(tally.net().currency()), Money::plus);
    }
}
