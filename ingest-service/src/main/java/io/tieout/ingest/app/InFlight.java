package io.tieout.ingest.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// The requests that wait for Kafka's acknowledgement, bounded by the bytes of their bodies.
@ApplicationScoped
public class InFlight {

    /// More requests than this at once are a rush, in which whatever can wait should.
    static final int RUSH = 32;

    private final long bytesMax;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();

    @Inject
    InFlight(IngestSettings settings) {
        this(settings.inFlightBytesMax());
    }

    InFlight(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /// Whether there is room for a body; if so it counts until [#leave].
    boolean enter(int size) {
        if (bytes.addAndGet(size) > bytesMax) {
            bytes.addAndGet(-size);
            return false;
        }
        requests.incrementAndGet();
        return true;
    }

    void leave(int size) {
        bytes.addAndGet(-size);
        requests.decrementAndGet();
    }

    public boolean isRush() {
        return requests.get() > RUSH;
    }
}
