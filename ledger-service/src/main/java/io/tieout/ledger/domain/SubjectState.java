package io.tieout.ledger.domain;

import io.tieout.event.ChargebackStage;
import io.tieout.event.Coded;
import io.tieout.event.ErpState;
import io.tieout.event.EventType;
import io.tieout.event.HandoffStage;
import io.tieout.event.PayoutStatus;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Where one source's business object stands: the state of the highest rank, whatever arrived last.
///
/// @param states more than one when the source claims several of the same rank, which contradicts itself
/// @param asOf when the source's system last came into the state, by its clock
public record SubjectState(EventType type, String source, String subject, List<String> states, Instant asOf) {

    /// The rank of claims that take no other's place: an account is stated every day, an order changes several times.
    private static final int EACH_FOR_ITSELF = -1;

    /// One claim: that the subject passed into a state at an instant.
    public record Claimed(EventType type, String source, String subject, String transition, Instant occurredAt) {}

    private record Subject(EventType type, String source, String subject) {}

    public SubjectState {
        states = List.copyOf(states);
    }

    public boolean contradictsItself() {
        return states.size() > 1 && rank(type, states.getFirst()) != EACH_FOR_ITSELF;
    }

    /// The state of every subject, in the order of their first claims.
    public static List<SubjectState> of(List<Claimed> claims) {
        Map<Subject, List<String>> highest = new LinkedHashMap<>();
        Map<Subject, Instant> asOf = new HashMap<>();
        for (Claimed claim : claims) {
            Subject subject = new Subject(claim.type(), claim.source(), claim.subject());
            List<String> states = highest.computeIfAbsent(subject, _ -> new ArrayList<>());
            int rank = rank(claim.type(), claim.transition());
            int before = states.isEmpty() ? EACH_FOR_ITSELF : rank(claim.type(), states.getFirst());
            if (rank > before) {
                states.clear();
                asOf.remove(subject);
            }
            if (rank >= before) {
                asOf.merge(subject, claim.occurredAt(), (one, other) -> one.isAfter(other) ? one : other);
            }
            if (rank >= before && !states.contains(claim.transition())) {
                states.add(claim.transition());
            }
        }
        return highest.entrySet().stream()
                .map(entry -> new SubjectState(
                        entry.getKey().type(),
                        entry.getKey().source(),
                        entry.getKey().subject(),
                        entry.getValue().stream().sorted().toList(),
                        Objects.requireNonNull(asOf.get(entry.getKey()))))
                .toList();
    }

    private static int rank(EventType type, String transition) {
        return switch (type) {
            case REFUND_ISSUED -> RefundIntent.CANCELLED.code().equals(transition) ? 1 : 0;
            case REFUND_PROCESSED ->
                Coded.find(RefundStatus.class, transition)
                        .map(RefundStatus::rank)
                        .orElse(0);
            case ERP_ENTRY_POSTED ->
                switch (Coded.of(ErpState.class, transition)) {
                    case PARKED -> 0;
                    case POSTED -> 1;
                    case REVERSED -> 2;
                };
            case HANDOFF_RECORDED ->
                switch (Coded.of(HandoffStage.class, transition)) {
                    case RECEIVED -> 0;
                    case FORWARDED -> 1;
                    case ACKNOWLEDGED, REJECTED, DEAD_LETTERED -> 2;
                };
            case PAYOUT_CHANGED ->
                switch (Coded.of(PayoutStatus.class, transition)) {
                    case INITIATED -> 0;
                    case PAID -> 1;
                    case FAILED -> 2;
                };
            case CHARGEBACK_CHANGED ->
                switch (Coded.of(ChargebackStage.class, transition)) {
                    case INQUIRY -> 0;
                    case OPENED -> 1;
                    case REPRESENTED -> 2;
                    case WON, LOST, REVERSED -> 3;
                    case SECOND -> 4;
                };
            case STOCK_COUNTED -> transition.equals("approved") ? 1 : 0;
            case ORDER_CHANGED,
                    ORDER_CANCELLED,
                    PAYMENT_VOIDED,
                    GIFT_CARD_MOVED,
                    BALANCE_STATED,
                    CUSTOMER_OBSERVED,
                    ITEM_CHANGED,
                    PRICE_CHANGED,
                    UNIT_COST_CHANGED,
                    FX_RATE_SET,
                    MAPPING_CHANGED -> EACH_FOR_ITSELF;
            case ORDER_PLACED,
                    SALE_RECORDED,
                    RETURN_RECORDED,
                    EXCHANGE_RECORDED,
                    PAYMENT_AUTHORIZED,
                    PAYMENT_CAPTURED,
                    PAYMENT_FAILED,
                    FULFILMENT_CONFIRMED,
                    INVOICE_ISSUED,
                    GIFT_CARD_STATE_CHANGED,
                    BREAKAGE_RECOGNISED,
                    SETTLEMENT_LINE_STATED,
                    CASH_MOVED,
                    TILL_COUNTED,
                    CASH_DEPOSITED,
                    STORE_DAY_OPENED,
                    STORE_DAY_CLOSED,
                    BANK_LINE_STATED,
                    STOCK_MOVED -> 0;
        };
    }
}
