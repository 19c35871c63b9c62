package io.tieout.event;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Who a system believes a customer is.
public sealed interface CustomerEvent extends BusinessEvent {

    @Meaning("A system knows a customer by these tokens. The subject is the system's id of the customer.")
    record CustomerObserved(
            Envelope envelope,

            @Meaning("Which observation this is, by the source's own version or id.")
            String observation,

            @Meaning("Tokens by kind, such as email and phone; never the value itself.")
            Map<String, String> tokens)
            implements CustomerEvent {
        public CustomerObserved {
            tokens = Collections.unmodifiableSortedMap(new TreeMap<>(tokens));
        }

        @Override
        public String transition() {
            return "observed:" + observation;
        }
    }
}
