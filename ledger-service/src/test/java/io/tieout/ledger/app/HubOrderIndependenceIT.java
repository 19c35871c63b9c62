package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whenever a reference becomes a hub, before, amid or after anything else: in the end everything is tied as if it had
/// never joined, and whoever reads what was told, in whatever order, ties it the same.
@QuarkusTest
@TestProfile(HubOrderIndependenceIT.FewEventsMakeAHub.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class HubOrderIndependenceIT {

    /// Some orders of [RetailFlow] become hubs by themselves, and everything that glues orders together does.
    public static final class FewEventsMakeAHub implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.ledger.hub-events", "9", "tieout.ledger.hub-events-by-type.\"order\"", "4");
        }
    }

    private static final int ORDERS = 12;
    private static final int VARIATIONS = 4;

    /// With these each kind of reference is over its limit; with another seed some may not be.
    private static final long SEEDS_WITH_ALL_GLUE = 5;

    private static final Reference[] GLUE = {
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

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, SEEDS_WITH_ALL_GLUE), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheSameGroupsAndTheSameBooks(long seed) throws Exception {
        for (int variation = 0; variation < VARIATIONS; variation++) {
            String tenant = "hubs-" + seed + "-" + variation;
            String what = "seed %d, variation %d".formatted(seed, variation);
            List<BusinessEvent> deliveries =
                    RetailFlow.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), tenant, ORDERS, GLUE);
            Random random = new Random(seed * 31 + variation);

            List<Told> told = new ArrayList<>(new Replay(recordEvents)
                    .run(Replay.cut(Replay.disturbed(deliveries, random), random), 1 + variation % 2));

            Map<Reference, Set<UUID>> hubs =
                    Expected.hubs(deliveries, type -> type.equals(ReferenceType.ORDER) ? 4 : 9);
            Map<String, String> correlationIds = Expected.correlationIds(deliveries, hubs.keySet());
            Recorded recorded = new Recorded(new Tables(stack), tenant);
            assertThat(hubs.keySet()).as(what).isNotEmpty();
            if (seed <= SEEDS_WITH_ALL_GLUE) {
                assertThat(hubs.keySet()).as(what).contains(GLUE);
            }
            assertThat(recorded.hubs()).as(what).isEqualTo(texts(hubs));
            assertThat(recorded.correlationIds()).as(what).isEqualTo(correlationIds);
            assertThat(recorded.leftOver()).as(what).isEmpty();
            assertThat(recorded.books())
                    .as(what)
                    .isNotEmpty()
                    .isEqualTo(Expected.books(policies.of(tenant).on(TestEvents.DAY), deliveries));
            Collections.shuffle(told, random);
            assertThat(Reader.correlationIds(told)).as(what).isEqualTo(correlationIds);
            assertThat(recorded.unbalanced()).as(what).isEmpty();
        }
    }

    private static Map<String, List<String>> texts(Map<Reference, Set<UUID>> hubs) {
        Map<String, List<String>> texts = new TreeMap<>();
        hubs.forEach((hub, carriers) ->
                texts.put(hub.toString(), carriers.stream().map(UUID::toString).toList()));
        return texts;
    }
}
