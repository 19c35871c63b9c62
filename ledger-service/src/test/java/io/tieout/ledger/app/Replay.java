package io.tieout.ledger.app;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventRecord;
import io.tieout.kit.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Records deliveries as the batch consumer would after chance had its way with them: shuffled, repeated, cut into
/// batches and shared between workers.
record Replay(RecordEvents recordEvents) {

    private static final int BATCH_MAX = 40;
    private static final int ATTEMPTS_MAX = 50;

    static List<BusinessEvent> disturbed(List<BusinessEvent> deliveries, Random random) {
        List<BusinessEvent> disturbed = new ArrayList<>(deliveries);
        for (BusinessEvent delivery : deliveries) {
            if (random.nextInt(4) == 0) {
                disturbed.add(delivery);
            }
        }
        Collections.shuffle(disturbed, random);
        return disturbed;
    }

    static Queue<List<Incoming>> cut(List<BusinessEvent> deliveries, Random random) {
        Queue<List<Incoming>> batches = new ConcurrentLinkedQueue<>();
        int at = 0;
        while (at < deliveries.size()) {
            int end = Math.min(deliveries.size(), at + 1 + random.nextInt(BATCH_MAX));
            List<Incoming> batch = new ArrayList<>();
            for (; at < end; at++) {
                batch.add(incoming(deliveries.get(at), at));
            }
            batches.add(batch);
        }
        return batches;
    }

    static Incoming incoming(BusinessEvent event, int offset) {
        return new Incoming(
                event,
                FactKey.of(event).eventId(),
                EventRecord.of(event),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                0,
                offset);
    }

    List<Told> run(Queue<List<Incoming>> batches, int workers) throws InterruptedException, ExecutionException {
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<List<Told>>> results = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                results.add(executor.submit(() -> work(batches)));
            }
            List<Told> told = new ArrayList<>();
            for (Future<List<Told>> result : results) {
                told.addAll(result.get());
            }
            return told;
        }
    }

    private List<Told> work(Queue<List<Incoming>> batches) {
        List<Told> told = new ArrayList<>();
        List<Incoming> batch = batches.poll();
        while (batch != null) {
            told.add(record(batch));
            batch = batches.poll();
        }
        return told;
    }

    /// As the batch consumer does: an outage, of which a deadlock is one, is tried again.
    Told record(List<Incoming> batch) {
        for (int attempt = 1; ; attempt++) {
            try {
                return recordEvents.record(batch).await().atMost(Duration.ofSeconds(30));
            } catch (RuntimeException failed) {
                if (Fault.of(failed) == Fault.DATA || attempt == ATTEMPTS_MAX) {
                    throw failed;
                }
            }
        }
    }
}
