package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import org.jspecify.annotations.Nullable;

/// Who hears what the retailer's systems tell, in the order of time.
public interface Listener {

    /// @param sent the message that the interface and the ERP tell of; null for what a system tells of its own
    void told(BusinessEvent event, @Nullable Sent sent);
}
