package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.domain.incident.IncidentState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Incidents, as people read them. Everything is seen through the tenant's row-level security.
public interface ReadIncidents {

    /// The latest first: up to [PageRequest#limit()] rows, from the page's cursor on.
    Uni<List<IncidentState>> list(String tenant, IncidentQuery query, PageRequest page);

    Uni<Optional<IncidentState>> find(String tenant, UUID incidentId);
}
