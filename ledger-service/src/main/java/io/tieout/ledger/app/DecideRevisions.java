package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.Decoded;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.Revisions.Delivery;
import io.tieout.ledger.app.Revisions.Verdict;
import io.tieout.ledger.domain.CrossReferences;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/// Lets a person decide whether what a later version of a mapping reads replaces what is booked.
@ApplicationScoped
public class DecideRevisions {

    /// Every further attempt takes another change of the cross-references in between.
    private static final int ATTEMPTS_MAX = 8;

    private final Revisions revisions;
    private final Policies policies;
    private final KnownCrossReferences references;
    private final BusinessClock clock;

    DecideRevisions(Revisions revisions, Policies policies, KnownCrossReferences references, BusinessClock clock) {
        this.revisions = revisions;
        this.policies = policies;
        this.references = references;
        this.clock = clock;
    }

    /// A decision as it is asked for.
    public record Wish(String tenant, UUID revisionId, String contentHash, String by, String reason) {}

    public Uni<Deciding> approve(Wish wish) {
        return revisions
                .delivery(wish.tenant(), wish.revisionId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Deciding.Unknown())
                        : policies.refresh().chain(() -> attempt(verdict(wish), incoming(found.get()), 1)));
    }

    public Uni<Deciding> refuse(Wish wish) {
        return revisions.refuse(verdict(wish));
    }

    private Uni<Deciding> attempt(Verdict verdict, Incoming incoming, int attempt) {
        String tenant = verdict.tenant();
        CrossReferences known = references.snapshot().getOrDefault(tenant, CrossReferences.NONE);
        return revisions
                .approve(verdict, Draft.of(incoming, policies.of(tenant), known))
                .onFailure(StaleCrossReferences.class)
                .recoverWithUni(_ -> {
                    if (attempt == ATTEMPTS_MAX) {
                        throw new RejectedExecutionException("cross-references keep changing; try again");
                    }
                    return references.reload(Set.of(tenant)).chain(() -> attempt(verdict, incoming, attempt + 1));
                });
    }

    private Verdict verdict(Wish wish) {
        return new Verdict(
                wish.tenant(),
                wish.revisionId(),
                wish.contentHash(),
                new Revision.Decision(wish.by(), clock.now().truncatedTo(ChronoUnit.MICROS), wish.reason()));
    }

    private static Incoming incoming(Delivery delivery) {
        if (delivery.record().decode() instanceof Decoded.Event(BusinessEvent event)) {
            return new Incoming(
                    event,
                    delivery.eventId(),
                    delivery.record(),
                    delivery.traceparent(),
                    delivery.partition(),
                    delivery.offset());
        }
        throw new IllegalStateException("a reading that was kept no longer decodes: " + delivery.eventId());
    }
}
