package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
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

            List<Told> told = new Replay(recordEvents)
                    .run(Replay.cut(Replay.disturbed(deliveries, random), random), 1 + variation % 2);

            Map<String, String> correlationIds = Expected.correlationIds(deliveries, Set.of());
            Recorded recorded = new Recorded(new Tables(stack), tenant);
            assertThat(recorded.correlationIds()).as(what).isEqualTo(correlationIds);
            assertThat(recorded.books())
                    .as(what)
                    .isNotEmpty()
                    .isEqualTo(Expected.books(policies.of(tenant).on(TestEvents.DAY), deliveries));
            assertThat(Reader.correlationIds(told)).as(what).isEqualTo(correlationIds);
            assertThat(recorded.unbalanced()).as(what).isEmpty();
        }
    }
}
