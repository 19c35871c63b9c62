package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventRecord;
import io.tieout.kit.fault.Fault;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// However the same deliveries are shuffled, repeated, cut into batches and shared between workers, the same events are
/// tied together and the same lines are booked.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class OrderIndependenceIT {

    private static final int ORDERS = 12;
    private static final int VARIATIONS = 4;
    private static final int BATCH_MAX = 40;
    private static final int ATTEMPTS_MAX = 50;

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    RecordEvents recordEvents;

    @Inject
    Policies policies;

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, 4, 5, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheSameGroupsAndTheSameBooks(long seed) throws Exception {
        for (int variation = 0; variation < VARIATIONS; variation++) {
            String tenant = "order-" + seed + "-" + variation;
            String what = "seed %d, variation %d".formatted(seed, variation);
            List<BusinessEvent> deliveries =
                    RetailFlow.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), tenant, ORDERS);
            Random random = new Random(seed * 31 + variation);

            List<Told> told = run(cut(disturbed(deliveries, random), random), 1 + variation % 2);

            Map<String, String> correlationIds = Expected.correlationIds(deliveries);
            Tables tables = new Tables(stack);
            assertThat(recordedCorrelationIds(tables, tenant)).as(what).isEqualTo(correlationIds);
            assertThat(books(tables, tenant))
                    .as(what)
                    .isNotEmpty()
                    .isEqualTo(Expected.books(policies.of(tenant).on(TestEvents.DAY), deliveries));
            assertThat(toldCorrelationIds(told)).as(what).isEqualTo(correlationIds);
            assertThat(unbalanced(tables, tenant)).as(what).isEmpty();
        }
    }

    private static List<BusinessEvent> disturbed(List<BusinessEvent> deliveries, Random random) {
        List<BusinessEvent> disturbed = new ArrayList<>(deliveries);
        for (BusinessEvent delivery : deliveries) {
            if (random.nextInt(4) == 0) {
                disturbed.add(delivery);
            }
        }
        Collections.shuffle(disturbed, random);
        return disturbed;
    }

    private static Queue<List<Incoming>> cut(List<BusinessEvent> deliveries, Random random) {
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

    private static Incoming incoming(BusinessEvent event, int offset) {
        return new Incoming(
                event,
                FactKey.of(event).eventId(),
                EventRecord.of(event),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                0,
                offset);
    }

    private List<Told> run(Queue<List<Incoming>> batches, int workers) throws InterruptedException, ExecutionException {
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
    private Told record(List<Incoming> batch) {
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

    private static Map<String, String> recordedCorrelationIds(Tables tables, String tenant) {
        Map<String, String> ids = new TreeMap<>();
        tables.rows("""
                SELECT e.event_id, s.correlation_id
                  FROM event e
                  JOIN transaction t ON t.id = e.transaction
                  LEFT JOIN transaction_alias a ON a.absorbed = t.id
                  JOIN transaction s ON s.id = coalesce(a.survivor, t.id)
                 WHERE e.tenant = ?""", tenant).forEach(row -> ids.put(row.split(" ", 2)[0], row.split(" ", 2)[1]));
        return ids;
    }

    private static List<String> books(Tables tables, String tenant) {
        return tables.rows("""
                        SELECT e.event_id, l.account, l.currency, l.amount_minor, l.business_date
                          FROM line l JOIN event e ON e.id = l.event WHERE l.tenant = ?""", tenant).stream().sorted().toList();
    }

    /// What a consumer makes of everything it was told, in whatever order it reads it.
    private static Map<String, String> toldCorrelationIds(List<Told> told) {
        Map<String, String> survivors = new HashMap<>();
        Map<String, String> ids = new TreeMap<>();
        for (Told one : told) {
            one.merges()
                    .forEach(merge -> survivors.merge(
                            merge.merged().absorbed().toString(),
                            merge.merged().survivor().toString(),
                            (a, b) -> a.compareTo(b) < 0 ? a : b));
            one.events()
                    .forEach(event -> ids.put(
                            event.eventId().toString(), event.correlationId().toString()));
        }
        ids.replaceAll((_, id) -> {
            String at = id;
            while (survivors.containsKey(at)) {
                at = Objects.requireNonNull(survivors.get(at));
            }
            return at;
        });
        return ids;
    }

    private static List<String> unbalanced(Tables tables, String tenant) {
        return tables.rows("""
                SELECT coalesce(l.account, d.account), l.amount, d.amount
                  FROM (SELECT account, sub_key, currency, sum(amount_minor) AS amount
                          FROM line WHERE tenant = ? GROUP BY 1, 2, 3) l
                  FULL JOIN (SELECT account, sub_key, currency, sum(debit_minor - credit_minor) AS amount
                          FROM balance_delta WHERE tenant = ? GROUP BY 1, 2, 3) d USING (account, sub_key, currency)
                 WHERE l.amount IS DISTINCT FROM d.amount
                 UNION ALL
                SELECT coalesce(l.account, d.account), l.amount, d.amount
                  FROM (SELECT entity, account, currency, business_date, sum(amount_minor) AS amount
                          FROM line WHERE tenant = ? GROUP BY 1, 2, 3, 4) l
                  FULL JOIN (SELECT entity, account, currency, business_date, sum(debit_minor - credit_minor) AS amount
                          FROM account_delta WHERE tenant = ? GROUP BY 1, 2, 3, 4) d
                       USING (entity, account, currency, business_date)
                 WHERE l.amount IS DISTINCT FROM d.amount
                 UNION ALL
                SELECT event::text, sum(amount_minor), 0 FROM line WHERE tenant = ?
                 GROUP BY event, currency HAVING sum(amount_minor) <> 0""", tenant, tenant, tenant, tenant, tenant);
    }
}
