package io.tieout.kit.kafka;

import io.tieout.kit.fault.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.DisconnectException;

/// Remembers that Kafka is away, so that callers learn it at once instead of each waiting for the delivery timeout.
final class Outage {

    private volatile boolean isAway;
    private final AtomicBoolean isProbing = new AtomicBoolean();

    /// The future of one send: already failed while Kafka is away and another send is probing.
    CompletableFuture<Void> guard() {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        if (!isAway) {
            var _ = outcome.whenComplete((_, failure) -> note(failure));
        } else if (isProbing.compareAndSet(false, true)) {
            var _ = outcome.whenComplete((_, failure) -> {
                note(failure);
                isProbing.set(false);
            });
        } else {
            outcome.completeExceptionally(new DisconnectException("Kafka is away; a probe is under way"));
        }
        return outcome;
    }

    private void note(@org.jspecify.annotations.Nullable Throwable failure) {
        if (failure == null) {
            isAway = false;
        } else if (Fault.of(failure) == Fault.OUTAGE) {
            isAway = true;
        }
    }
}
