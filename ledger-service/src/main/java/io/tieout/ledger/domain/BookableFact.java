package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.Tender;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The facts a policy may book. ERP events, orders and handoffs are not among them, so no policy can book them.
public enum BookableFact {
    PAYMENT_CAPTURED(EventType.PAYMENT_CAPTURED, "tender"),
    REFUND_ISSUED(EventType.REFUND_ISSUED, "tender"),
    REFUND_PROCESSED(EventType.REFUND_PROCESSED, "status");

    private final EventType type;
    private final String openCode;

    BookableFact(EventType type, String openCode) {
        this.type = type;
        this.openCode = openCode;
    }

    /// The fact type as policies and fact keys spell it, `refund.issued`.
    public String factType() {
        return type.factType();
    }

    /// The one code whose value comes from a vendor unchecked, so that it may be unknown.
    public String openCode() {
        return openCode;
    }

    /// The codes rules may ask for, each with the values it is known to have.
    public Map<String, Set<String>> codes() {
        return switch (this) {
            case PAYMENT_CAPTURED -> Map.of("tender", codes(Tender.class));
            case REFUND_ISSUED ->
                Map.of(
                        "intent", codes(RefundIntent.class),
                        "basis", codes(RefundBasis.class),
                        "tender", codes(Tender.class));
            case REFUND_PROCESSED -> Map.of("status", mappedStatuses());
        };
    }

    /// The transitions of the same subject that a later one can take back.
    public Set<String> transitions() {
        return switch (this) {
            case PAYMENT_CAPTURED -> Set.of();
            case REFUND_ISSUED -> codes(RefundIntent.class);
            case REFUND_PROCESSED -> mappedStatuses();
        };
    }

    public static Optional<BookableFact> find(String factType) {
        return Arrays.stream(values())
                .filter(fact -> fact.factType().equals(factType))
                .findFirst();
    }

    private static <E extends Enum<E> & Coded> Set<String> codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Coded::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<String> mappedStatuses() {
        Set<String> statuses = codes(RefundStatus.class);
        statuses.remove(RefundStatus.UNMAPPED.code());
        return statuses;
    }
}
