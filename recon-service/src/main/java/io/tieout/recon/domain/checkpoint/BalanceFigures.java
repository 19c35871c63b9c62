package io.tieout.recon.domain.checkpoint;

import io.tieout.event.BalanceKind;
import io.tieout.event.Money;
import io.tieout.event.StatementUse;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.handover.HandedEffect;
import io.tieout.recon.domain.refund.OwedRefund;
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
/// @param owed refunds that are not settled
/// @param clearing what moved on accounts of processors that state balances
/// @param payouts that differ from their lines
/// @param isWhole false where more differ than are looked at
public record BalanceFigures(
        List<Sum> ledger,
        List<Sum> erp,
        List<Stated> stated,
        List<Opening> openings,
        List<Looked> records,
        List<Owed> owed,
        List<Clearing> clearing,
        List<Unproved> payouts,
        boolean isWhole) {

    public BalanceFigures {
        ledger = List.copyOf(ledger);
        erp = List.copyOf(erp);
        stated = List.copyOf(stated);
        openings = List.copyOf(openings);
        records = List.copyOf(records);
        owed = List.copyOf(owed);
        clearing = List.copyOf(clearing);
        payouts = List.copyOf(payouts);
    }

    /// Of accounts that are held against the ERP alone.
    public BalanceFigures(
            List<Sum> ledger,
            List<Sum> erp,
            List<Stated> stated,
            List<Opening> openings,
            List<Looked> records,
            boolean isWhole) {
        this(ledger, erp, stated, openings, records, List.of(), List.of(), List.of(), isWhole);
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
    /// @param revision by how much its amount changes once a reading that waits is approved; null where none waits
    public record Looked(
            String rule,
            HandedEffect effect,
            @Nullable BreakClass breakClass,
            @Nullable Money revision) {

        public Looked(String rule, HandedEffect effect, @Nullable BreakClass breakClass) {
            this(rule, effect, breakClass, null);
        }
    }

    /// A refund.
    ///
    /// @param breakClass of the open break about it; null where there is none
    /// @param revision by how much its amount changes once a reading that waits is approved; null where none waits
    public record Owed(
            OwedRefund refund,
            @Nullable BreakClass breakClass,
            @Nullable Money revision) {}

    /// An account of a processor or marketplace, by its latest statement.
    ///
    /// @param opening stated as what was there before the first event
    /// @param until what its records moved until the statement
    /// @param since what they moved after it, as far as it is of the days that count
    /// @param breakClass of an open break about its statements; null where there is none
    public record Clearing(
            String account,
            Money stated,
            Money opening,
            Money until,
            Money since,
            long movements,
            @Nullable BreakClass breakClass) {}

    /// A payout that is not what its lines come to.
    ///
    /// @param difference payout less lines
    /// @param breakClass of the open break about it; null where lines may still come
    public record Unproved(Money difference, @Nullable BreakClass breakClass) {}
}
