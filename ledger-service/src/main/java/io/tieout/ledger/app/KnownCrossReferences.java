package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.CrossReferences;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// The cross-references of each tenant as this instance last read them. They are read again only when a batch finds, in
/// its database transaction, that there is a later version.
@ApplicationScoped
class KnownCrossReferences {

    private final CrossReferenceLog log;
    private volatile Map<String, CrossReferences> byTenant = Map.of();

    KnownCrossReferences(CrossReferenceLog log) {
        this.log = log;
    }

    /// All of one moment.
    Map<String, CrossReferences> snapshot() {
        return byTenant;
    }

    Uni<Void> reload(Collection<String> tenants) {
        return log.latest(byTenant, tenants).invoke(this::put).replaceWithVoid();
    }

    private synchronized void put(Map<String, CrossReferences> latest) {
        Map<String, CrossReferences> all = new HashMap<>(byTenant);
        latest.forEach((tenant, references) ->
                all.merge(tenant, references, (one, other) -> one.version() >= other.version() ? one : other));
        byTenant = Map.copyOf(all);
    }
}
