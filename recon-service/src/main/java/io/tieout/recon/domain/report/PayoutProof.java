package io.tieout.recon.domain.report;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.recon.domain.Leg;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whether the lines of a payout come to what was paid.
///
/// @param status the last that was told
/// @param stated what was to be paid when it was initiated
/// @param kinds what its lines come to, by kind
/// @param lines all of them
/// @param otherCurrency lines in another currency, which are no part of it
/// @param bank what the bank has of it; null where bank lines are not compared
public record PayoutProof(
        Reference payout,
        String entity,
        String account,
        PayoutMethod method,
        PayoutStatus status,
        LocalDate businessDate,
        Money stated,
        List<Sum> kinds,
        Sum lines,
        long otherCurrency,
        @Nullable BankProof bank) {

    public PayoutProof {
        kinds = List.copyOf(kinds);
    }

    /// How far it is proved.
    public enum State implements Coded {
        /// Its lines come to it, to the cent.
        LINE_PROVED("line-proved"),
        /// They do not.
        INCOMPLETE("incomplete"),
        /// No line is told, so nothing can be proved by them.
        NO_LINES("no-lines"),
        /// Nobody says what a manual payout is made of: only the balance of the account can prove it.
        BALANCE_ONLY("balance-only");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// Lines added up.
    ///
    /// @param name the kind; `lines` for all
    public record Sum(String name, long count, Money gross, Money fee, Money net) {

        static Sum none(String name, Currency currency) {
            Money none = Money.zero(currency);
            return new Sum(name, 0, none, none, none);
        }

        Sum plus(SettlementLineStated line) {
            return new Sum(name, count + 1, gross.plus(line.gross()), fee.plus(line.fee()), net.plus(line.net()));
        }
    }

    /// Empty where nobody told of the payout.
    ///
    /// @param told what was told of it, in any order
    /// @param lines what names it
    public static Optional<PayoutProof> of(Reference payout, List<Leg> told, List<Leg> lines) {
        List<PayoutChanged> changes = told.stream()
                .filter(leg -> !leg.isConflict())
                .sorted(Leg.BY_TIME)
                .map(Leg::event)
                .filter(PayoutChanged.class::isInstance)
                .map(PayoutChanged.class::cast)
                .toList();
        return changes.isEmpty() ? Optional.empty() : Optional.of(proofOf(payout, changes, linesOf(lines)));
    }

    private static List<SettlementLineStated> linesOf(List<Leg> legs) {
        List<SettlementLineStated> lines = new ArrayList<>();
        for (Leg leg : legs) {
            if (!leg.isConflict() && leg.event() instanceof SettlementLineStated line) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static PayoutProof proofOf(
            Reference payout, List<PayoutChanged> changes, List<SettlementLineStated> lines) {
        PayoutChanged first = changes.stream()
                .filter(change -> change.status() == PayoutStatus.INITIATED)
                .findFirst()
                .orElse(changes.getFirst());
        Currency currency = first.amount().currency();
        Map<SettlementKind, Sum> kinds = new EnumMap<>(SettlementKind.class);
        Sum all = Sum.none("lines", currency);
        long others = 0;
        for (SettlementLineStated line : lines) {
            if (line.net().currency().equals(currency)) {
                String kind = line.kind().code();
                kinds.merge(line.kind(), Sum.none(kind, currency).plus(line), (sum, _) -> sum.plus(line));
                all = all.plus(line);
            } else {
                others++;
            }
        }
        return new PayoutProof(
                payout,
                first.envelope().entity(),
                first.account(),
                first.method(),
                changes.getLast().status(),
                first.envelope().businessDate(),
                first.amount(),
                List.copyOf(kinds.values()),
                all,
                others,
                null);
    }

    public PayoutProof with(BankProof ofBank) {
        return new PayoutProof(
                payout, entity, account, method, status, businessDate, stated, kinds, lines, otherCurrency, ofBank);
    }

    /// What was paid less what the lines come to. Of a manual payout it says nothing.
    public Money residual() {
        return stated.minus(lines.net());
    }

    public State state() {
        if (method == PayoutMethod.MANUAL) {
            return State.BALANCE_ONLY;
        }
        if (lines.count() == 0) {
            return State.NO_LINES;
        }
        return residual().isZero() ? State.LINE_PROVED : State.INCOMPLETE;
    }
}
