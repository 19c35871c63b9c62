package io.tieout.simulator.books;

import io.tieout.event.ChargebackEvent;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.Money;
import io.tieout.event.SettlementEvent;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import java.util.Set;

/// How processors and the marketplace settle: rows 3a, 3b, 17 to 18b, 19, 20 to 20d, 22 and 22a.
///
/// A chargeback is booked when it is told, funds and fee, and its settlement line is evidence of both: row 17 says that
/// the gross of a line is already booked by row 20, the statement of the fee comes with the withdrawal, and only the
/// dispute tells that funds are lost.
final class SettlementBooks {

    /// The marketplace's words for the tax that it collects and pays itself.
    private static final Set<String> FACILITATOR_TAX = Set.of("Facilitator tax collected", "Facilitator tax paid");

    private final Journal journal;
    private final Conversions conversions;

    SettlementBooks(Journal journal, Conversions conversions) {
        this.journal = journal;
        this.conversions = conversions;
    }

    void post(SettlementEvent event) {
        Account clearing = Clearing.of(event.envelope());
        if (clearing == null) {
            return;
        }
        switch (event) {
            case PayoutChanged payout -> paidOut(payout, clearing);
            case SettlementLineStated line -> settled(line, clearing);
        }
    }

    /// A negative payout is mirrored. That it arrived is for the bank to say.
    private void paidOut(PayoutChanged payout, Account clearing) {
        switch (payout.status()) {
            case INITIATED -> journal.move(payout, Account.PAYOUTS_IN_TRANSIT, clearing, payout.amount());
            case FAILED -> journal.move(payout, clearing, Account.PAYOUTS_IN_TRANSIT, payout.amount());
            case PAID -> {}
        }
    }

    private void settled(SettlementLineStated line, Account clearing) {
        switch (line.kind()) {
            case CHARGE, REFUND -> journal.move(line, feesOf(clearing), clearing, line.fee());
            case FEE, TAX_ON_FEE ->
                journal.move(line, feesOf(clearing), clearing, line.net().negated());
            case RESERVE_HOLD, RESERVE_RELEASE -> withFee(line, clearing, Account.RESERVE);
            case ADJUSTMENT -> withFee(line, clearing, meaningOf(line));
            case CONVERSION -> {
                withFee(line, clearing, Account.FX_CLEARING);
                conversions.converted(line);
            }
            case UNMAPPED -> withFee(line, clearing, Account.SUSPENSE);
            // Told by the dispute and by the payout; what is carried forward did not move.
            case CHARGEBACK, PAYOUT, BALANCE_TRANSFER -> {}
        }
    }

    /// @param other where what comes into the account is from
    private void withFee(SettlementLineStated line, Account clearing, Account other) {
        journal.entry(line, line.gross().currency())
                .debit(clearing, line.net())
                .debit(feesOf(clearing), line.fee())
                .credit(other, line.gross())
                .post();
    }

    private static Account feesOf(Account clearing) {
        return clearing == Account.MARKETPLACE_CLEARING ? Account.COMMISSION : Account.PROCESSING_FEES;
    }

    private static Account meaningOf(SettlementLineStated adjustment) {
        return FACILITATOR_TAX.contains(adjustment.kindAsSent()) ? Account.FACILITATOR_TAX : Account.SUSPENSE;
    }

    void post(ChargebackEvent event) {
        Account clearing = Clearing.of(event.envelope());
        if (clearing == null) {
            return;
        }
        switch (event) {
            case ChargebackChanged dispute -> changed(dispute, clearing);
        }
    }

    private void changed(ChargebackChanged dispute, Account clearing) {
        switch (dispute.stage()) {
            case OPENED, SECOND -> withdrawn(dispute, clearing, 1);
            case WON, REVERSED -> withdrawn(dispute, clearing, -1);
            case LOST -> journal.move(dispute, Account.CHARGEBACK_LOSSES, Account.DISPUTED_FUNDS, dispute.amount());
            case INQUIRY, REPRESENTED -> {}
        }
    }

    /// @param sign -1 where the funds come back, and with them the fee that is told
    private void withdrawn(ChargebackChanged dispute, Account clearing, long sign) {
        Money fee = dispute.fee();
        long minor = sign * dispute.amount().minor();
        long feeMinor = fee == null ? 0 : sign * fee.minor();
        journal.entry(dispute, dispute.amount().currency())
                .debit(Account.DISPUTED_FUNDS, minor)
                .debit(Account.CHARGEBACK_FEES, feeMinor)
                .credit(clearing, minor + feeMinor)
                .post();
    }
}
