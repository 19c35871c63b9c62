package io.tieout.ledger.domain;

import io.tieout.event.ChargebackStage;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.PayoutStatus;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The facts a policy may book. ERP events, orders and handoffs are not among them, so no policy can book them.
public enum BookableFact {
    SALE_RECORDED(EventType.SALE_RECORDED),
    RETURN_RECORDED(EventType.RETURN_RECORDED),
    EXCHANGE_RECORDED(EventType.EXCHANGE_RECORDED),
    PAYMENT_CAPTURED(EventType.PAYMENT_CAPTURED),
    PAYMENT_VOIDED(EventType.PAYMENT_VOIDED),
    FULFILMENT_CONFIRMED(EventType.FULFILMENT_CONFIRMED),
    INVOICE_ISSUED(EventType.INVOICE_ISSUED),
    REFUND_ISSUED(EventType.REFUND_ISSUED),
    REFUND_PROCESSED(EventType.REFUND_PROCESSED),
    GIFT_CARD_MOVED(EventType.GIFT_CARD_MOVED),
    BREAKAGE_RECOGNISED(EventType.BREAKAGE_RECOGNISED),
    PAYOUT_CHANGED(EventType.PAYOUT_CHANGED),
    SETTLEMENT_LINE_STATED(EventType.SETTLEMENT_LINE_STATED),
    CHARGEBACK_CHANGED(EventType.CHARGEBACK_CHANGED),
    CASH_MOVED(EventType.CASH_MOVED),
    TILL_COUNTED(EventType.TILL_COUNTED),
    CASH_DEPOSITED(EventType.CASH_DEPOSITED),
    BANK_LINE_STATED(EventType.BANK_LINE_STATED),
    BALANCE_STATED(EventType.BALANCE_STATED),
    STOCK_MOVED(EventType.STOCK_MOVED);

    private static final Map<EventType, BookableFact> BY_TYPE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(fact -> fact.type, fact -> fact));

    private final EventType type;

    BookableFact(EventType type) {
        this.type = type;
    }

    /// The fact type as policies and fact keys spell it, `refund.issued`.
    public String factType() {
        return type.factType();
    }

    /// The parts of it that are booked by rows of their own.
    public List<FactPart> parts() {
        return Arrays.stream(FactPart.values())
                .filter(part -> part.fact() == this)
                .toList();
    }

    /// The roles that tell of it.
    public List<SourceRole> roles() {
        return type.roles();
    }

    /// The codes of an event that all its parts have, with the values they may have; who books may depend on them.
    /// What a vendor sends unchecked is not among them, nor what differs from line to line.
    public Map<String, Set<String>> codes() {
        Map<String, Set<String>> shared = new LinkedHashMap<>();
        for (Code code : parts().getFirst().codes()) {
            if (!code.isOpen() && parts().stream().allMatch(part -> part.codes().contains(code))) {
                shared.put(code.name(), code.known());
            }
        }
        return shared;
    }

    /// The transitions of the same subject that a later one can take back.
    public Set<String> transitions() {
        return switch (this) {
            case REFUND_ISSUED -> spellings(RefundIntent.class);
            case REFUND_PROCESSED -> spellings(RefundStatus.class);
            case PAYOUT_CHANGED -> spellings(PayoutStatus.class);
            case CHARGEBACK_CHANGED -> spellings(ChargebackStage.class);
            case SALE_RECORDED,
                    RETURN_RECORDED,
                    EXCHANGE_RECORDED,
                    PAYMENT_CAPTURED,
                    PAYMENT_VOIDED,
                    FULFILMENT_CONFIRMED,
                    INVOICE_ISSUED,
                    GIFT_CARD_MOVED,
                    BREAKAGE_RECOGNISED,
                    SETTLEMENT_LINE_STATED,
                    CASH_MOVED,
                    TILL_COUNTED,
                    CASH_DEPOSITED,
                    BANK_LINE_STATED,
                    BALANCE_STATED,
                    STOCK_MOVED -> Set.of();
        };
    }

    public static Optional<BookableFact> find(String factType) {
        return Arrays.stream(values())
                .filter(fact -> fact.factType().equals(factType))
                .findFirst();
    }

    public static Optional<BookableFact> find(EventType type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    private static <E extends Enum<E> & Coded> Set<String> spellings(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.toUnmodifiableSet());
    }
}
