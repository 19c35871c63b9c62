package io.tieout.recon.domain.report;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.recon.domain.MatchItem;

/// Whether the bank has what was paid.
///
/// @param lines of the bank that name the payout
/// @param banked what they come to in the payout's currency
/// @param expected what must be there: what was sent, less what came back
/// @param state how far it is proved
public record BankProof(int lines, Money banked, Money expected, State state) {

    public enum State implements Coded {
        /// It is there, to the cent; of what came back nothing is.
        BANKED("banked"),
        /// It is not due yet.
        ON_THE_WAY("on-the-way"),
        /// No line names it, and it is due.
        NOT_BANKED("not-banked"),
        /// Something else is there.
        DIFFERS("differs");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// @param item what the rule about bank lines has of the payout
    public static BankProof of(MatchItem item) {
        return new BankProof(item.sourceCount(), item.source(), item.target(), stateOf(item));
    }

    private static State stateOf(MatchItem item) {
        if (item.variance().isZero()) {
            return State.BANKED;
        }
        if (!item.timing().isZero()) {
            return State.ON_THE_WAY;
        }
        return item.sourceCount() == 0 ? State.NOT_BANKED : State.DIFFERS;
    }

    /// What the bank has less what it must have.
    public Money residual() {
        return banked.minus(expected);
    }
}
