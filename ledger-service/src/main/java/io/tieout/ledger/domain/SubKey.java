package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.FactKey;
import io.tieout.event.ReferenceType;
import org.jspecify.annotations.Nullable;

/// What a control account is broken down by. The value must be in the event itself.
public enum SubKey implements Coded {
    ORDER("order"),
    PAYMENT("payment"),
    REFUND("refund"),
    /// The business key of the event at its source.
    SUBJECT("subject"),
    /// The source, for accounts that exist once per system, such as a processor's.
    SOURCE("source"),
    EVENT("event");

    private final String code;

    SubKey(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// The sub-key of `event`, or null where the event does not say.
    @Nullable
    String of(BusinessEvent event) {
        return switch (this) {
            case ORDER -> reference(event, ReferenceType.ORDER);
            case PAYMENT -> reference(event, ReferenceType.PAYMENT);
            case REFUND -> reference(event, ReferenceType.REFUND);
            case SUBJECT ->
                event.type().factType() + ":" + event.envelope().source() + ":"
                        + event.envelope().subject();
            case SOURCE -> event.envelope().source();
            case EVENT -> FactKey.of(event).eventId().toString();
        };
    }

    private static @Nullable String reference(BusinessEvent event, ReferenceType type) {
        return event.envelope().references().stream()
                .filter(reference -> reference.type() == type)
                .findFirst()
                .map(Object::toString)
                .orElse(null);
    }
}
