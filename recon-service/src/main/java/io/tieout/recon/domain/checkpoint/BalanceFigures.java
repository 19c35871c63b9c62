package io.tieout.recon.domain.checkpoint;

import io.tieout.event.BalanceKind;
import io.tieout.event.Money;
import io.tieout.event.StatementUse;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.handover.HandedEffect;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a tie of balances is made of, all of it as it was at one moment.
///
/// @param ledger what the ledger told, by account
/// @param erp what the ERP's documents come to, by account; those that name none under the empty one
/// @param stated by the ERP of its accounts: the latest of each use
/// @param openings stated by others than the ERP: what the books began with
/// @param records those that may differ
/// @param isWhole false where more differ than are looked at
public record BalanceFigures(
        List<Sum> ledger,
        List<Sum> erp,
        List<Stated> stated,
        List<Opening> openings,
        List<Looked> records,
        boolean isWhole) {

    public BalanceFigures {
        ledger = List.copyOf(ledger);
        erp = List.copyOf(erp);
        stated = List.copyOf(stated);
        openings = List.copyOf(openings);
        records = List.copyOf(records);
    }

    /// @param documents that name no account
    public record Sum(String account, Money debit, Money credit, long documents) {

        /// Debits less credits.
        public Money net() {
            return debit.minus(credit);
        }
    }

    /// @param balance debits less credits
    public record Stated(String account, StatementUse use, Instant asOf, Money balance) {}

    /// What was there before the first events, of one kind of accounts.
    public record Opening(BalanceKind kind, long statements, Money balance) {}

    /// A record of a rule.
    ///
    /// @param breakClass of the open break about it; null where there is none
    public record Looked(
            String rule, HandedEffect effect, @Nullable BreakClass breakClass) {}
}
