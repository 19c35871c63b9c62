package io.tieout.recon.domain.report;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ChargebackStage;
import io.tieout.event.Coded;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.Money;
import io.tieout.event.Outcome;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.recon.domain.Leg;
import java.time.LocalDate;
import java.util.Optional;

/// What was told of a legal entity, currency and business date, as far as figures count it without comparing it.
///
/// @param count of events
/// @param amount what they come to
public record Told(Kind kind, String entity, LocalDate date, long count, Money amount) {

    /// What is counted.
    public enum Kind implements Coded {
        /// By the processor or the marketplace, which executes it.
        CAPTURED("captured"),
        DISPUTED("disputed"),
        DISPUTE_WON("dispute-won"),
        DISPUTE_LOST("dispute-lost"),
        /// What processors and marketplaces kept.
        FEE("fee"),
        /// Documents that a person wrote, changed or reversed in the ERP.
        MANUAL("manual");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// What a new leg adds. A contradiction and a revision add nothing: the fact was counted.
    public static Optional<Told> of(Leg leg) {
        return isCounted(leg) ? of(leg.event()) : Optional.empty();
    }

    static boolean isCounted(Leg leg) {
        return !leg.isConflict() && leg.outcome() != Outcome.REVISION && leg.outcome() != Outcome.REFUSED;
    }

    private static Optional<Told> of(BusinessEvent event) {
        return switch (event) {
            case PaymentCaptured payment
            when isOfPayer(payment) -> Optional.of(of(Kind.CAPTURED, payment, payment.amount()));
            case ChargebackChanged dispute -> kindOf(dispute.stage()).map(kind -> of(kind, dispute, dispute.amount()));
            case SettlementLineStated line ->
                fee(line).isZero() ? Optional.empty() : Optional.of(of(Kind.FEE, line, fee(line)));
            case ErpEntryPosted document
            when document.enteredBy() != null -> Optional.of(of(Kind.MANUAL, document, document.amount()));
            default -> Optional.empty();
        };
    }

    private static boolean isOfPayer(BusinessEvent event) {
        return switch (event.envelope().role()) {
            case PROCESSOR, MARKETPLACE -> true;
            default -> false;
        };
    }

    private static Optional<Kind> kindOf(ChargebackStage stage) {
        return switch (stage) {
            case OPENED -> Optional.of(Kind.DISPUTED);
            case WON -> Optional.of(Kind.DISPUTE_WON);
            case LOST -> Optional.of(Kind.DISPUTE_LOST);
            default -> Optional.empty();
        };
    }

    /// Of a line that is nothing but a fee the whole line.
    private static Money fee(SettlementLineStated line) {
        boolean isFee = line.kind() == SettlementKind.FEE || line.kind() == SettlementKind.TAX_ON_FEE;
        return isFee ? line.net().negated() : line.fee();
    }

    private static Told of(Kind kind, BusinessEvent event, Money amount) {
        return new Told(kind, event.envelope().entity(), event.envelope().businessDate(), 1, amount);
    }

    public Told plus(Told other) {
        return new Told(kind, entity, date, count + other.count, amount.plus(other.amount));
    }
}
