package io.tieout.ingest.app;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Gives up on what Kafka has not acknowledged in `tieout.ingest.acknowledge-within`, late by up to a tenth of a
/// second.
///
/// All wait equally long, so they come due in the order they came, and one timer looks at the eldest. A timer for each
/// request would outlive it by seconds, thousands of them at once.
@ApplicationScoped
class Patience {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final long limitNanos;
    private final LongSupplier nanoClock;
    private final Queue<Waiting> inOrder = new ConcurrentLinkedQueue<>();

    @Inject
    Patience(IngestSettings settings) {
        this(settings.acknowledgeWithin(), System::nanoTime);
    }

    Patience(Duration limit, LongSupplier nanoClock) {
        this.limitNanos = limit.toNanos();
        this.nanoClock = nanoClock;
    }

    void start(@Observes StartupEvent event, Vertx vertx) {
        vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> look());
    }

    /// What becomes of `work`, or [TimeoutException] on the caller's context.
    Uni<Void> with(Uni<Void> work) {
        return Uni.createFrom().emitter(answer -> {
            Waiting one = new Waiting(answer, nanoClock.getAsLong() + limitNanos, Vertx.currentContext());
            leaveOut();
            inOrder.add(one);
            var subscription =
                    work.onTermination().invoke(one::done).subscribe().with(answer::complete, answer::fail);
            answer.onTermination(subscription::cancel);
        });
    }

    /// Fails what is due.
    void look() {
        leaveOut();
        long now = nanoClock.getAsLong();
        for (Waiting eldest = inOrder.peek(); eldest != null && eldest.isDue(now); eldest = inOrder.peek()) {
            if (inOrder.remove(eldest)) {
                eldest.giveUp();
            }
        }
    }

    int size() {
        return inOrder.size();
    }

    private void leaveOut() {
        for (Waiting eldest = inOrder.peek(); eldest != null && eldest.isDone; eldest = inOrder.peek()) {
            inOrder.remove(eldest);
        }
    }

    private static final class Waiting {

        private final long dueNanos;
        private final @Nullable Context caller;
        private volatile @Nullable UniEmitter<? super Void> answer;
        private volatile boolean isDone;

        Waiting(UniEmitter<? super Void> answer, long dueNanos, @Nullable Context caller) {
            this.answer = answer;
            this.dueNanos = dueNanos;
            this.caller = caller;
        }

        boolean isDue(long now) {
            return now - dueNanos >= 0;
        }

        /// Lets go of the request, because the entry may stand behind one that takes longer.
        void done() {
            isDone = true;
            answer = null;
        }

        void giveUp() {
            UniEmitter<? super Void> late = answer;
            if (late == null) {
                return;
            }
            if (caller == null) {
                late.fail(new TimeoutException());
            } else {
                caller.runOnContext(_ -> late.fail(new TimeoutException()));
            }
        }
    }
}
