package io.tieout.ledger.db;

import java.util.Map;
import java.util.UUID;

/// References of a batch that more facts carry than a reference may join. The batch is undone and runs once more, with
/// them declared to be hubs from its beginning.
final class HubsFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<TenantReference, UUID> hubs;

    /// @param hubs each with the event id of a fact of the batch that carries it
    HubsFound(Map<TenantReference, UUID> hubs) {
        super("references carried by too many events: " + hubs.keySet());
        this.hubs = Map.copyOf(hubs);
    }

    Map<TenantReference, UUID> hubs() {
        return hubs;
    }
}
