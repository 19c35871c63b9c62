package io.tieout.recon.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.Unattended;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A hub glues everything together and the ledger takes it apart, twice. However what it tells of that is shuffled,
/// repeated and cut into batches, the rows are those of transactions that never were one.
@QuarkusTest
@TestProfile(Unattended.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class SplitIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int REFUNDS = 12;

    /// A record of the topic.
    private sealed interface Told {
        record Event(Arrival arrival) implements Told {}

        record Merge(TransactionMerged merged) implements Told {}

        record Split(TransactionSplit split) implements Told {}
    }

    /// The events of one transaction, each under an arrival id of its own, the first few under the hub's.
    private record Flow(List<BusinessEvent> events, List<UUID> ids) {
        UUID id() {
            return smallest(ids);
        }
    }

    @Inject
    Matches matches;

    @Inject
    RuleBook rules;

    private final String tenant = Tenants.fresh("split");
    private final Rows rows = new Rows(TestStack.shared(), tenant);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = new ReplayClock(new Topics(TestStack.shared())).weeksAhead();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, 4, 5, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheSameAsIfNothingHadEverBeenGlued(long seed) {
        Random random = new Random(seed);
        List<Flow> flows = flows(seed, random);
        List<Told> told = told(flows, random);
        Collections.shuffle(told, random);

        for (int from = 0; from < told.size(); ) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(20));
            run(told.subList(Math.max(0, from - random.nextInt(3)), to));
            from = to;
        }

        assertThat(rows.now().items())
                .as("seed %d", seed)
                .isEqualTo(expected(flows).items());
        assertThat(rows.now().open())
                .as("seed %d", seed)
                .isEqualTo(expected(flows).open());
    }

    /// In the order in which it happens: what the whole had found closes or moves, and every break keeps its id.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void movesTheBreaksOfTheWholeWithTheirIds(long seed) {
        Random random = new Random(seed);
        List<Flow> flows = flows(seed, random);
        List<Told> told = told(flows, random);
        int glued = (int) told.stream()
                .filter(one -> !(one instanceof Told.Split))
                .takeWhile(one ->
                        !(one instanceof Told.Merge merge) || merge.merged().split() == 0)
                .count();
        run(told.subList(0, glued));
        int before = rows.now().breaks().size();

        run(told.subList(glued, told.size()));

        assertThat(rows.now().items())
                .as("seed %d", seed)
                .isEqualTo(expected(flows).items());
        assertThat(rows.now().open())
                .as("seed %d", seed)
                .isEqualTo(expected(flows).open());
        assertThat(rows.now().breaks().keySet())
                .as("seed %d", seed)
                .hasSizeGreaterThanOrEqualTo(before)
                .containsAll(expected(flows).breaks().keySet());
    }

    private List<Flow> flows(long seed, Random random) {
        List<BusinessEvent> told = new RandomShop(
                        tenant, RandomGeneratorFactory.of("L64X128MixRandom").create(seed), REFUNDS, shift)
                .shop()
                .told();
        return Legs.transactions(told).stream()
                .map(events ->
                        new Flow(events, events.stream().map(_ -> id(random)).toList()))
                .toList();
    }

    /// What the ledger tells: events and merges while everything is one, the first split, events that come later and a
    /// merge that glues two flows once more, and the second split.
    private List<Told> told(List<Flow> flows, Random random) {
        UUID hub = id(random);
        List<UUID> all = new ArrayList<>(List.of(hub));
        List<Told> told = new ArrayList<>();
        List<Told> later = new ArrayList<>();
        for (Flow flow : flows) {
            all.addAll(flow.ids());
            for (int i = 0; i < flow.events().size(); i++) {
                UUID own = flow.ids().get(i);
                if (random.nextInt(4) == 0) {
                    later.add(event(flow.events().get(i), own, 1));
                } else {
                    UUID named = random.nextBoolean() ? hub : own;
                    told.add(event(flow.events().get(i), named, 0));
                }
            }
        }
        for (int i = 1; i < all.size(); i++) {
            told.add(merge(all.get(i), all.get(random.nextInt(i)), 0));
        }
        flows.forEach(flow -> told.add(split(flow, 1, smallest(all))));
        told.addAll(later);
        Flow one = flows.getFirst();
        Flow other = flows.getLast();
        told.add(merge(one.id(), other.id(), 1));
        UUID glued = smallest(List.of(one.id(), other.id()));
        told.add(event(one.events().getFirst(), glued, 1));
        told.add(split(one, 2, glued));
        told.add(split(other, 2, glued));
        return told;
    }

    private Told event(BusinessEvent event, UUID named, int split) {
        return new Told.Event(Arrivals.of(event, named, Outcome.RECORDED).movedTo(named, split));
    }

    private Told merge(UUID one, UUID other, int split) {
        UUID survivor = smallest(List.of(one, other));
        return new Told.Merge(new TransactionMerged(tenant, survivor, survivor.equals(one) ? other : one, split));
    }

    private Told split(Flow flow, int number, UUID former) {
        List<UUID> events = flow.events().stream()
                .map(event -> Legs.of(event, Outcome.RECORDED).eventId())
                .distinct()
                .toList();
        return new Told.Split(new TransactionSplit(tenant, number, former, flow.id(), 0, flow.ids(), events));
    }

    private void run(List<Told> batch) {
        Stream<Arrival> arrivals = batch.stream()
                .flatMap(one -> one instanceof Told.Event(Arrival arrival) ? Stream.of(arrival) : Stream.empty());
        Stream<TransactionMerged> merges = batch.stream()
                .flatMap(one ->
                        one instanceof Told.Merge(TransactionMerged merged) ? Stream.of(merged) : Stream.empty());
        Stream<TransactionSplit> splits = batch.stream()
                .flatMap(one -> one instanceof Told.Split(TransactionSplit split) ? Stream.of(split) : Stream.empty());
        matches.record(new Intake(arrivals.toList(), merges.toList(), splits.toList()), refolding())
                .await()
                .atMost(LIMIT);
    }

    private Rows.Kept expected(List<Flow> flows) {
        List<Arrival> arrivals = new ArrayList<>();
        flows.forEach(flow ->
                flow.events().forEach(event -> arrivals.add(Arrivals.of(event, flow.id(), Outcome.RECORDED))));
        return Rows.Kept.of(refolding(), arrivals);
    }

    private Refolding refolding() {
        return new Refolding(rules, RandomShop.END.plus(shift));
    }

    private static UUID id(Random random) {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private static UUID smallest(Collection<UUID> ids) {
        return ids.stream().min(UuidOrder.BYTES).orElseThrow();
    }
}
