package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.TransactionSplit;
import io.tieout.event.codec.SplitRecord;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.app.Unmerging.Wish;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whenever people say that a reference ties wrongly, before, amid or after anything else: in the end everything is
/// tied and booked as if it had never joined, and whoever reads what was told, in whatever order, ties it the same.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class UnmergeOrderIndependenceIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int ORDERS = 12;
    private static final int VARIATIONS = 3;

    private static final Reference[] FALSE = {
        TestEvents.order("TEST"),
        TestEvents.refund(TestEvents.PROCESSOR, "default"),
        TestEvents.reference("erp-document:netsuite-us:0")
    };

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    RecordEvents recordEvents;

    @Inject
    Policies policies;

    @Inject
    Unmerging unmerging;

    @Inject
    Corrections corrections;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheSameGroupsAndTheSameBooks(long seed) throws Exception {
        for (int variation = 0; variation < VARIATIONS; variation++) {
            String tenant = "unmerge-" + seed + "-" + variation;
            String what = "seed %d, variation %d".formatted(seed, variation);
            List<BusinessEvent> deliveries =
                    RetailFlow.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), tenant, ORDERS, FALSE);
            Random random = new Random(seed * 31 + variation);
            List<List<Incoming>> batches = new ArrayList<>(Replay.cut(Replay.disturbed(deliveries, random), random));
            int amid = random.nextInt(batches.size() + 1);
            Set<Reference> stopped = new HashSet<>();

            List<Told> told = new ArrayList<>(run(batches.subList(0, amid), 1 + variation % 2));
            unmergeAll(tenant, "amid", random, stopped);
            told.addAll(run(batches.subList(amid, batches.size()), 1 + variation % 2));
            unmergeAll(tenant, "end", random, stopped);
            told.add(toldOf(tenant));

            Recorded recorded = new Recorded(new Tables(stack), tenant);
            assertThat(stopped).as(what).isNotEmpty();
            assertThat(recorded.correlationIds()).as(what).isEqualTo(Expected.correlationIds(deliveries, stopped));
            assertThat(recorded.leftOver()).as(what).isEmpty();
            assertThat(recorded.books())
                    .as(what)
                    .isNotEmpty()
                    .isEqualTo(Expected.books(policies.of(tenant).on(TestEvents.DAY), deliveries));
            Collections.shuffle(told, random);
            assertThat(Reader.correlationIds(told)).as(what).isEqualTo(recorded.correlationIds());
            assertThat(recorded.unbalanced()).as(what).isEmpty();
        }
    }

    private List<Told> run(List<List<Incoming>> batches, int workers) throws Exception {
        Queue<List<Incoming>> queue = new ConcurrentLinkedQueue<>(batches);
        return new Replay(recordEvents).run(queue, workers);
    }

    private void unmergeAll(String tenant, String when, Random random, Set<Reference> stopped) {
        List<Reference> order = new ArrayList<>(List.of(FALSE));
        Collections.shuffle(order, random);
        for (Reference reference : order) {
            List<String> ids =
                    new Tables(stack).rows("""
                    SELECT t.correlation_id FROM joining_reference j JOIN transaction t ON t.id = j.transaction
                     WHERE j.tenant = ? AND j.type = ? AND j.issuer = ? AND j.value = ?""", tenant, reference.type().code(), reference.issuer(), reference.value());
            if (!ids.isEmpty() && unmerge(tenant, UUID.fromString(ids.getFirst()), reference, when)) {
                stopped.add(reference);
            }
        }
    }

    /// Whether it was apart, or tied by others all the same.
    private boolean unmerge(String tenant, UUID id, Reference reference, String when) {
        Instant now = Instant.now();
        corrections.approve(tenant, "hash", "ben", now).await().atMost(LIMIT);
        Unmerged unmerged = unmerging
                .unmerge(
                        new Wish(
                                tenant,
                                id,
                                reference,
                                when + " " + reference,
                                "hash",
                                "It is false",
                                "ana",
                                "ben",
                                null),
                        now)
                .await()
                .atMost(LIMIT);
        assertThat(unmerged).isInstanceOfAny(Unmerged.Done.class, Unmerged.StillTied.class);
        return unmerged instanceof Unmerged.Done;
    }

    /// What the topic is told of it.
    private Told toldOf(String tenant) {
        List<Told.Split> splits = new ArrayList<>();
        for (String row : new Tables(stack).rows("""
                SELECT convert_from(s.told, 'UTF8') FROM transaction_split s JOIN unmerge u ON u.unmerge_id = s.cause
                 WHERE s.tenant = ?""", tenant)) {
            splits.add(new Told.Split(read(row), null));
        }
        return new Told(splits, List.of(), List.of(), List.of());
    }

    private static TransactionSplit read(String told) {
        try {
            return SplitRecord.read(told.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
