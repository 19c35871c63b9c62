package io.tieout.simulator.books;

import io.tieout.event.Envelope;
import org.jspecify.annotations.Nullable;

/// Against which account those book who collect money for the retailer. What anybody else tells of it is evidence.
final class Clearing {

    private Clearing() {}

    /// Null where the teller collects nothing.
    static @Nullable Account of(Envelope envelope) {
        return switch (envelope.role()) {
            case PROCESSOR -> Account.PROCESSOR_CLEARING;
            case MARKETPLACE -> Account.MARKETPLACE_CLEARING;
            case STOREFRONT, POS, GIFT_CARD_PLATFORM, ERP, OMS, WMS, BANK, CRM, PIM, TAX_ENGINE, LOYALTY, INTEGRATION ->
                null;
        };
    }
}
