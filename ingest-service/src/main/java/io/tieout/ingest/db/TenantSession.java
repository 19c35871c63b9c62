package io.tieout.ingest.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/// The only place that opens a Hibernate session: Hibernate Reactive has no hook for row-level security, so the tenant
/// is set here, inside the database transaction, before anything else runs in it.
@ApplicationScoped
class TenantSession {

    private static final String SET_TENANT = "SELECT set_config('app.tenant', :tenant, true)";

    /// Runs `work` in one database transaction that sees the rows of `tenant` and no others.
    <T> Uni<T> in(String tenant, Supplier<Uni<T>> work) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("a tenant is needed");
        }
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_TENANT, String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult())
                .chain(() -> work.get()));
    }
}
