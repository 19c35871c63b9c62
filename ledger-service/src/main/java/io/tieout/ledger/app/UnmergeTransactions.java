package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.Unmerging.Unmerge;
import io.tieout.ledger.app.Unmerging.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/// Lets a person take apart what a reference tied wrongly.
@ApplicationScoped
public class UnmergeTransactions {

    private final Unmerging unmerging;
    private final BusinessClock clock;

    UnmergeTransactions(Unmerging unmerging, BusinessClock clock) {
        this.unmerging = unmerging;
        this.clock = clock;
    }

    /// The same request again answers with what the first one did.
    public Uni<Unmerged> unmerge(Wish wish) {
        return unmerging
                .findByKey(wish.tenant(), wish.idempotencyKey())
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(repeated(earlier.get(), wish))
                        : unmerging
                                .unmerge(wish, clock.now().truncatedTo(ChronoUnit.MICROS))
                                .map(unmerged ->
                                        unmerged instanceof Unmerged.Done(Unmerge unmerge, boolean isNew) && !isNew
                                                ? repeated(unmerge, wish)
                                                : unmerged));
    }

    private static Unmerged repeated(Unmerge earlier, Wish wish) {
        return earlier.contentHash().equals(wish.contentHash())
                ? new Unmerged.Done(earlier, false)
                : new Unmerged.KeyTaken(earlier.id());
    }
}
