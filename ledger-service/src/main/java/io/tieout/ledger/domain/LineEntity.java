package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import java.util.Objects;

/// In whose books a line stands.
public enum LineEntity implements Coded {
    /// The legal entity of the event.
    OWN("own"),
    /// The one that sold for a card of another.
    SOLD_BY("sold-by");

    private final String code;

    LineEntity(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    String of(BusinessEvent event) {
        return switch (this) {
            case OWN -> event.envelope().entity();
            case SOLD_BY -> Objects.requireNonNull(((GiftCardMoved) event).soldBy());
        };
    }
}
