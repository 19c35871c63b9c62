package io.tieout.event;

import java.util.Collection;
import java.util.UUID;

/// Arrival correlation ids: what ingest can say of an event's flow before the ledger has tied it to others.
public final class CorrelationIds {

    private CorrelationIds() {}

    /// Derived from the strongest joining reference (an order before a payment before a refund), so that the events
    /// of one order mostly share it at once; from the fact itself where there is none. Deterministic, so a retry
    /// gets the same.
    public static UUID arrivalOf(BusinessEvent event) {
        return arrivalOf(FactKey.of(event), event.envelope().joiningReferences());
    }

    /// The same for a fact when only some of its references may join it to others.
    public static UUID arrivalOf(FactKey fact, Collection<Reference> joining) {
        return joining.stream()
                .min(Reference::compareTo)
                .map(reference -> ofReference(fact.tenant(), reference))
                .orElseGet(() -> FactKey.uuidOf(new CanonicalBytes()
                        .text("fact")
                        .text(fact.eventId().toString())
                        .sha256()));
    }

    static UUID ofReference(String tenant, Reference reference) {
        return FactKey.uuidOf(new CanonicalBytes()
                .text("reference")
                .text(tenant)
                .code(reference.type())
                .text(reference.issuer())
                .text(reference.value())
                .sha256());
    }
}
