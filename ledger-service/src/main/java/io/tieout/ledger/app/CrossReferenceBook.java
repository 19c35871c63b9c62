package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.CrossReferenceLog.Filter;
import io.tieout.ledger.app.CrossReferenceLog.Proposal;
import io.tieout.ledger.app.CrossReferenceLog.Saving;
import io.tieout.ledger.domain.CodeKey;
import io.tieout.ledger.domain.CodeKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps what the codes of systems mean.
@ApplicationScoped
public class CrossReferenceBook {

    private final CrossReferenceLog log;
    private final Policies policies;
    private final BusinessClock clock;

    CrossReferenceBook(CrossReferenceLog log, Policies policies, BusinessClock clock) {
        this.log = log;
        this.policies = policies;
        this.clock = clock;
    }

    /// Whether the books can do anything with a code: tenders by which no rule books and accounts that no chart has
    /// cannot be what another code means.
    public boolean isCanonical(String tenant, CodeKind kind, String code) {
        return policies.of(tenant).isCanonical(kind, code);
    }

    /// All of the proposal or nothing of it.
    public Uni<Saving> save(Proposal proposal) {
        return log.save(proposal, clock.now().truncatedTo(ChronoUnit.MICROS));
    }

    public Uni<Optional<SavedCrossReference>> find(String tenant, CodeKey key) {
        return log.find(tenant, key);
    }

    public Uni<List<SavedCrossReference>> list(String tenant, Filter filter, @Nullable CodeKey after, int limit) {
        return log.list(tenant, filter, after, limit);
    }
}
