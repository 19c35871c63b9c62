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
        Envelope envelope = event.envelope();
        // They are sorted, so the first that joins is the strongest.
        for (Reference reference : envelope.references()) {
            if (reference.type().joins()) {
                return ofReference(envelope.tenant(), reference);
            }
        }
        return ofFact(FactKey.of(event));
    }

    /// The same for a fact when only some of its references may join it to others.
    public static UUID arrivalOf(FactKey fact, Collection<Reference> joining) {
        return joining.stream()
                .min(Reference::compareTo)
                .map(reference -> ofReference(fact.tenant(), reference))
                .orElseGet(() -> ofFact(fact));
    }

    private static UUID ofFact(FactKey fact) {
        return FactKey.uuidOf(new CanonicalBytes()
                .text("fact")
                .text(fact.eventId().toString())
                .sha256());
    }

    /// What events arrive under of which this is the strongest reference that joins.
    public static UUID ofReference(String tenant, Reference reference) {
        return FactKey.uuidOf(new CanonicalBytes()
                .text("reference")
                .text(tenant)
                .code(reference.type())
                .text(reference.issuer())
                .text(reference.value())
                .sha256());
    }
}
