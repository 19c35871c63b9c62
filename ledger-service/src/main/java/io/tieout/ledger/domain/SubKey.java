package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import org.jspecify.annotations.Nullable;

/// What a control account is broken down by. The value must be in the event itself.
public enum SubKey implements Coded {
    ORDER("order", ReferenceType.ORDER),
    PAYMENT("payment", ReferenceType.PAYMENT),
    REFUND("refund", ReferenceType.REFUND),
    RETURN("return", ReferenceType.RETURN),
    EXCHANGE("exchange", ReferenceType.EXCHANGE),
    CHARGEBACK("chargeback", ReferenceType.CHARGEBACK),
    TRANSFER("transfer", null),
    SHIPMENT("shipment", ReferenceType.SHIPMENT),
    PURCHASE_ORDER("purchase-order", ReferenceType.PURCHASE_ORDER),
    CARD_TRANSACTION("gift-card-transaction", ReferenceType.GIFT_CARD_TRANSACTION),
    /// The platform's id of the card.
    CARD("card", null),
    /// The payout's own id, which is all that a bank knows of it.
    PAYOUT("payout", null),
    /// The deposit's own id, which is all that a bank knows of it.
    DEPOSIT("deposit", null),
    /// The merchant's account at a processor.
    ACCOUNT("account", null),
    STORE("store", null),
    /// The store and the register.
    REGISTER("register", null),
    /// The item and where it is, `SKU@location`.
    STOCK("stock", null),
    /// The legal entity that owes and the one that is owed.
    AFFILIATES("affiliates", null),
    JURISDICTION("jurisdiction", null),
    COHORT("cohort", null),
    /// The business key of the event at its source.
    SUBJECT("subject", null),
    /// The source, for accounts that exist once per system, such as a processor's.
    SOURCE("source", null),
    EVENT("event", null);

    private final String code;
    private final @Nullable ReferenceType type;

    SubKey(String code, @Nullable ReferenceType type) {
        this.code = code;
        this.type = type;
    }

    @Override
    public String code() {
        return code;
    }

    /// The sub-key in `context`, or null where the event does not say.
    @Nullable
    String of(KeyContext context) {
        if (type != null) {
            Reference reference = context.reference(type);
            return reference == null ? null : reference.toString();
        }
        return switch (this) {
            case SUBJECT ->
                context.event().type().factType() + ":"
                        + context.event().envelope().source() + ":"
                        + context.event().envelope().subject();
            case SOURCE -> context.event().envelope().source();
            case EVENT -> FactKey.of(context.event()).eventId().toString();
            default -> context.keys().get(this);
        };
    }
}
