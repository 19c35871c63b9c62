package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What sub-keys are read from: an event, and what the part that is booked adds to it.
record KeyContext(BusinessEvent event, Map<SubKey, String> keys) {

    /// The reference of that type; the one that names the event's own subject where there are several.
    @Nullable
    Reference reference(ReferenceType type) {
        Reference found = null;
        for (Reference reference : event.envelope().references()) {
            if (reference.type() == type) {
                if (namesSubject(reference)) {
                    return reference;
                }
                found = found == null ? reference : found;
            }
        }
        return found;
    }

    private boolean namesSubject(Reference reference) {
        return reference.value().equals(event.envelope().subject())
                && reference.issuer().equals(event.envelope().source());
    }
}
