package io.tieout.kit.trace;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// How many traces this instance begins: so many a second, and as many at once after a quiet second.
///
/// Recording a trace in four services costs more than processing the event, and a viewer cannot hold them all. What is
/// beyond the budget keeps its trace id, on every record and log line; only its spans are not kept.
@ApplicationScoped
class TraceBudget {

    private static final long BURST_NANOS = Duration.ofSeconds(1).toNanos();

    private final long intervalNanos;
    private final LongSupplier nanoClock;

    /// When all that was taken would have come in evenly; ahead of now by at most the burst.
    private final AtomicLong usedUntil;

    @Inject
    TraceBudget(@ConfigProperty(name = "tieout.trace.per-second") int perSecond) {
        this(perSecond, System::nanoTime);
    }

    TraceBudget(int perSecond, LongSupplier nanoClock) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("tieout.trace.per-second is " + perSecond + ": at least 1 is needed");
        }
        this.intervalNanos = BURST_NANOS / perSecond;
        this.nanoClock = nanoClock;
        this.usedUntil = new AtomicLong(nanoClock.getAsLong());
    }

    /// Whether one more may be recorded; it counts as taken then.
    boolean take() {
        long now = nanoClock.getAsLong();
        while (true) {
            long used = usedUntil.get();
            // Differences, because the clock may pass the largest number.
            long from = used - now > 0 ? used : now;
            long until = from + intervalNanos;
            if (until - now > BURST_NANOS) {
                return false;
            }
            if (usedUntil.compareAndSet(used, until)) {
                return true;
            }
        }
    }
}
