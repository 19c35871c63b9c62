package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import org.jspecify.annotations.Nullable;

/// Who hears what the retailer's systems tell, in the order of time.
public interface Listener {

    /// @param message that the event is a part of: null for what a system tells of itself, the message for what the
    ///     interface and the ERP tell of it
    void told(BusinessEvent event, @Nullable Message message);
}
