package io.tieout.event.codec;

import io.tieout.event.BusinessEvent;
import java.util.List;

/// What reading an event came to.
public sealed interface Decoded {

    /// The input is an event of the contract.
    record Event(BusinessEvent event) implements Decoded {}

    /// The input breaks the contract in these places; there is at least one.
    record Invalid(List<Violation> violations) implements Decoded {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }

    /// The type is not one of this version of the contract. A newer producer may know it, so it is kept for later.
    record UnknownType(String type) implements Decoded {}
}
