package io.tieout.kit.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Hands what is to be sent to Kafka's producer, on a thread of its own: `send` may block while Kafka's metadata is
/// unknown or its buffer is full, so event loops never call it.
///
/// What comes while other sends are under way waits a moment for company, so that under load one wake-up and one
/// request to the broker carry many sends. What comes alone goes at once.
final class HandOver implements AutoCloseable {

    private static final int WAITING_MAX = 10_000;
    private static final Duration COMPANY = Duration.ofMillis(1);

    private final BlockingQueue<Sending> waiting = new LinkedBlockingQueue<>(WAITING_MAX);
    private final AtomicInteger underWay = new AtomicInteger();
    private final Thread thread =
            Thread.ofPlatform().name("tieout-producer").daemon().unstarted(this::run);
    private volatile boolean isClosed;

    void start() {
        thread.start();
    }

    /// A sending that finds no room fails at once.
    void take(Sending sending) {
        if (isClosed || !waiting.offer(sending)) {
            sending.fail(new RejectedExecutionException("too many sends wait for the producer's thread"));
        }
    }

    private void run() {
        List<Sending> together = new ArrayList<>();
        try {
            while (!isClosed) {
                together.add(waiting.take());
                if (underWay.get() > 0) {
                    LockSupport.parkNanos(COMPANY.toNanos());
                }
                waiting.drainTo(together);
                together.forEach(this::begin);
                together.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        waiting.drainTo(together);
        together.forEach(sending -> sending.fail(new RejectedExecutionException("the producer is closed")));
    }

    private void begin(Sending sending) {
        underWay.incrementAndGet();
        var _ = sending.acknowledged().whenComplete((_, _) -> underWay.decrementAndGet());
        sending.start();
    }

    @Override
    public void close() {
        isClosed = true;
        thread.interrupt();
    }
}
