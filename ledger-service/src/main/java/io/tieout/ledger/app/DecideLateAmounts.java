package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.LateAmounts.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/// Records what a controller decides about material amounts that were posted late.
@ApplicationScoped
public class DecideLateAmounts {

    private final LateAmounts amounts;
    private final BusinessClock clock;

    DecideLateAmounts(LateAmounts amounts, BusinessClock clock) {
        this.amounts = amounts;
        this.clock = clock;
    }

    /// The same request again answers the same, whatever came late since.
    public Uni<LateDecided> decide(Wish wish) {
        return amounts.decide(wish, clock.now().truncatedTo(ChronoUnit.MICROS));
    }
}
