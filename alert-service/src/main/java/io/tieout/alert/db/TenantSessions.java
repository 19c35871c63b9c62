package io.tieout.alert.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.exception.ConstraintViolationException;

/// The only way to a Hibernate session: one database transaction that sees the rows of one tenant.
@ApplicationScoped
class TenantSessions {

    private static final String SET_TENANT = "SELECT set_config('app.tenant', :tenant, true)";

    private final Duration limit;

    TenantSessions(@ConfigProperty(name = "tieout.database.tenant-tx-timeout") Duration limit) {
        this.limit = limit;
    }

    /// Runs `work` on one session, one statement after the other. A caller that goes away does not cancel it: a
    /// session cancelled while it waits for a connection would keep that connection for good.
    <T> Uni<T> inTenant(String tenant, Supplier<Uni<T>> work) {
        if (tenant.isBlank()) {
            throw new IllegalArgumentException("a tenant is needed");
        }
        Uni<T> transaction = Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery(SET_TENANT, String.class)
                        .setParameter("tenant", tenant)
                        .getSingleResult())
                .chain(_ -> work.get()));
        return Uni.createFrom()
                .<T>emitter(caller -> transaction.subscribe().with(caller::complete, caller::fail))
                .ifNoItem()
                .after(limit)
                .fail();
    }

    /// The same, and once more when somebody else took the name or changed the row in between: the second time it is
    /// seen.
    <T> Uni<T> inTenantAgainstOthers(String tenant, Supplier<Uni<T>> work) {
        return inTenant(tenant, work)
                .onFailure(TenantSessions::isLostRace)
                .recoverWithUni(() -> inTenant(tenant, work));
    }

    private static boolean isLostRace(Throwable failure) {
        return failure instanceof ConstraintViolationException || failure instanceof OptimisticLockException;
    }
}
