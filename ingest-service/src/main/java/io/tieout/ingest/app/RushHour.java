package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Lets requests go before what can wait: storing receipts takes as much of a small machine as taking them in, and they
/// are safe on their topic. It postpones work and saves none, and never by more than `tieout.ingest.receipts-yield`.
@ApplicationScoped
public class RushHour {

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final InFlight inFlight;
    private final Duration yieldMax;
    private final InstantSource wallClock;
    private final Vertx vertx;

    @Inject
    RushHour(InFlight inFlight, IngestSettings settings, Vertx vertx) {
        this(inFlight, settings.receiptsYield(), InstantSource.system(), vertx);
    }

    RushHour(InFlight inFlight, Duration yieldMax, InstantSource wallClock, Vertx vertx) {
        this.inFlight = inFlight;
        this.yieldMax = yieldMax;
        this.wallClock = wallClock;
        this.vertx = vertx;
    }

    /// Completes on the caller's context, as soon as there is no rush or what was written at `since` has waited enough.
    public Uni<Void> over(Instant since) {
        @Nullable Context caller = Vertx.currentContext();
        Context context = caller == null ? vertx.getOrCreateContext() : caller;
        return Uni.createFrom().emitter(turn -> look(since.plus(yieldMax), context, turn));
    }

    private void look(Instant until, Context context, UniEmitter<? super Void> turn) {
        if (inFlight.isRush() && wallClock.instant().isBefore(until)) {
            vertx.setTimer(LOOK_EVERY.toMillis(), _ -> context.runOnContext(_ -> look(until, context, turn)));
        } else {
            turn.complete(null);
        }
    }
}
