package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.Settlements.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;

/// Lets two persons undo what the policy settled.
@ApplicationScoped
public class ReverseSettlements {

    private final Settlements settlements;
    private final BusinessClock clock;

    ReverseSettlements(Settlements settlements, BusinessClock clock) {
        this.settlements = settlements;
        this.clock = clock;
    }

    /// The same request again answers with what the first one did.
    public Uni<SettlementReversed> reverse(Wish wish) {
        return settlements.reverse(wish, clock.now().truncatedTo(ChronoUnit.MICROS));
    }
}
