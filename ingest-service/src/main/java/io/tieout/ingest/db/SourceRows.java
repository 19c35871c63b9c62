package io.tieout.ingest.db;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

/// Panache's access to table `source`; use it inside [TenantSession] only.
@ApplicationScoped
class SourceRows implements PanacheRepositoryBase<SourceRow, SourceKey> {}
