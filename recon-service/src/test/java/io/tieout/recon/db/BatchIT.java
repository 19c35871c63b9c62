package io.tieout.recon.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.HandoffStage;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Outcome;
import io.tieout.event.Provenance;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import io.tieout.event.TransactionMerged;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.Unattended;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A batch folds the legs it brings from memory and reads only those that were there before. However a story is cut
/// into batches, the rows are those of a fold of all its legs.
@QuarkusTest
@TestProfile(Unattended.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class BatchIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int REFUNDS = 12;

    @Inject
    Matches matches;

    @Inject
    RuleBook rules;

    private final String tenant = Tenants.fresh("batch");
    private final Rows rows = new Rows(TestStack.shared(), tenant);
    private Duration shift = Duration.ZERO;

    /// No sweep of the running service may reach what is told here.
    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = new ReplayClock(new Topics(TestStack.shared())).weeksAhead();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, 4, 5, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheFoldOfAllLegsInOneBatch(long seed) {
        List<Arrival> arrivals = Arrivals.of(told(seed));

        record(arrivals);

        assertThat(rows.now()).isEqualTo(expected(arrivals));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheSameItemsInManyBatches(long seed) {
        List<Arrival> arrivals = Arrivals.of(told(seed));
        Random random = new Random(seed);
        Collections.shuffle(arrivals, random);

        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(6));
            record(arrivals.subList(Math.max(0, from - random.nextInt(3)), to));
            from = to;
        }

        assertThat(rows.now().items()).isEqualTo(expected(arrivals).items());
        assertThat(rows.now().open()).isEqualTo(expected(arrivals).open());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void changesNothingWhenABatchIsReadAgain(long seed) {
        List<Arrival> arrivals = Arrivals.of(told(seed));
        record(arrivals);
        Rows.Kept before = rows.now();

        record(arrivals);

        assertThat(rows.now()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void countsRepeatsAndContradictionsWithinOneBatchOnce(long seed) {
        List<BusinessEvent> told = told(seed);
        List<Arrival> arrivals = Arrivals.of(told);
        List<Arrival> contradicted = new ArrayList<>(arrivals);
        for (int i = 0; i < arrivals.size(); i += 7) {
            contradicted.add(Arrivals.contradicting(arrivals.get(i)));
        }
        List<Arrival> repeated = new ArrayList<>(contradicted);
        repeated.addAll(contradicted.subList(0, contradicted.size() / 2));

        record(repeated);

        assertThat(rows.now()).isEqualTo(expected(contradicted));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldsWhatMergesOfTheSameBatchBringTogether(long seed) {
        Random random = new Random(seed);
        List<Arrival> inPieces = new ArrayList<>();
        List<Arrival> whole = new ArrayList<>();
        List<TransactionMerged> merges = new ArrayList<>();
        for (List<BusinessEvent> transaction : Legs.transactions(told(seed))) {
            List<UUID> ids = transaction.stream()
                    .map(_ -> new UUID(random.nextLong(), random.nextLong()))
                    .toList();
            UUID root = ids.stream().min(UuidOrder.BYTES).orElseThrow();
            for (int i = 0; i < ids.size(); i++) {
                inPieces.add(Arrivals.of(transaction.get(i), ids.get(i), Outcome.RECORDED));
                whole.add(Arrivals.of(transaction.get(i), root, Outcome.RECORDED));
                if (i > 0) {
                    merges.add(Ledger.merge(tenant, ids.get(i), ids.get(random.nextInt(i))));
                }
            }
        }
        Collections.shuffle(inPieces, random);
        List<Arrival> earlier = inPieces.subList(0, random.nextInt(inPieces.size() / 2));
        record(earlier);

        run(new Intake(inPieces.subList(earlier.size(), inPieces.size()), merges));

        assertThat(rows.now().items()).isEqualTo(expected(whole).items());
        assertThat(rows.now().open()).isEqualTo(expected(whole).open());
    }

    /// The legs are elsewhere already: what names them under a new id adds a transaction without legs.
    @Test
    void leavesALegWhereItIsKept() {
        List<Arrival> arrivals = Arrivals.of(oneRefund().told());
        record(arrivals);
        Rows.Kept before = rows.now();

        record(arrivals.stream()
                .map(each -> new Arrival(tenant, new UUID(7, 7), each.leg(), each.contentHash(), each.record()))
                .toList());

        assertThat(rows.now()).isEqualTo(before);
    }

    @Test
    void freezesANewTransactionWithMoreLegsThanTheRuleExamines() {
        List<Arrival> arrivals =
                Arrivals.of(tooMany(rules.legsMax(Unit.TRANSACTION)).told());

        record(arrivals);

        assertThat(rows.now().items()).isEmpty();
        String unexamined = "transaction:" + arrivals.getFirst().transactionId() + " unclassified";
        assertThat(rows.now().open())
                .as("each rule that would have compared something of it says so")
                .hasSize(3)
                .containsOnly(unexamined);
    }

    @Test
    void freezesATransactionThatOneLegTooManyIsAddedTo() {
        List<Arrival> arrivals =
                Arrivals.of(tooMany(rules.legsMax(Unit.TRANSACTION)).told());
        record(arrivals.subList(0, rules.legsMax(Unit.TRANSACTION)));
        Rows.Kept before = rows.now();

        record(arrivals.subList(rules.legsMax(Unit.TRANSACTION), arrivals.size()));

        assertThat(rows.now().items()).isEqualTo(before.items()).isNotEmpty();
        assertThat(rows.now().open())
                .contains("transaction:" + arrivals.getFirst().transactionId() + " unclassified");
    }

    @Test
    void keepsTheItemsOfEachRule() {
        List<BusinessEvent> told = new ArrayList<>(oneRefund().told());
        told.add(delivery());
        List<Arrival> arrivals = Arrivals.of(told);
        record(arrivals.subList(0, 1));
        record(arrivals.subList(1, arrivals.size()));

        record(arrivals);

        assertThat(rows.now().items()).isEqualTo(expected(arrivals).items());
        assertThat(rows.now().items().keySet())
                .satisfiesExactly(
                        key -> assertThat(key).startsWith("invoices shipment:wms:S1 as invoice"),
                        key -> assertThat(key).startsWith("orders order:shopify-us:A"),
                        key -> assertThat(key).startsWith("refunds refund:shopify-us:1"));
        assertThat(rows.now().open())
                .isEqualTo(expected(arrivals).open())
                .containsExactly(
                        "order:shopify-us:A step-missing", "refund:shopify-us:1 missing", "shipment:wms:S1 missing");
    }

    private FulfilmentConfirmed delivery() {
        Instant at = Instant.parse("2026-03-03T10:00:00Z").plus(shift);
        Envelope envelope = new Envelope(
                tenant,
                "US",
                "wms",
                SourceRole.WMS,
                "S1",
                "S1",
                at,
                at,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                null,
                List.of(Shop.order("A"), new Reference(ReferenceType.SHIPMENT, "wms", "S1")),
                new Provenance("receipt", "", "test/1"));
        ItemLine line = new ItemLine("1", ItemKind.GOODS, null, 1, Shop.usd("55.00"), null, null, null, null);
        return new FulfilmentConfirmed(envelope, FulfilmentKind.SHIPMENT, List.of(line), Shop.usd("55.00"), null, null);
    }

    private Shop oneRefund() {
        return new Shop(tenant, "US", shift)
                .issued("1", "A", Shop.usd("10.00"), null, "2026-03-03T10:00:00Z")
                .posted("CM", "1", Shop.usd("10.00"), null, "2026-03-03T10:05:00Z");
    }

    private Shop tooMany(int limit) {
        Shop shop = new Shop(tenant, "US", shift).issued("1", "A", Shop.usd("10.00"), null, "2026-03-03T10:00:00Z");
        for (int i = 0; i < limit; i++) {
            shop.handoff("1", HandoffStage.RECEIVED, Map.of(), "2026-03-03T10:%02d:%02dZ".formatted(i / 60, i % 60));
        }
        return shop;
    }

    private List<BusinessEvent> told(long seed) {
        return new RandomShop(
                        tenant, RandomGeneratorFactory.of("L64X128MixRandom").create(seed), REFUNDS, shift)
                .shop()
                .told();
    }

    private void record(List<Arrival> arrivals) {
        run(new Intake(arrivals, List.of()));
    }

    private void run(Intake intake) {
        matches.record(intake, refolding()).await().atMost(LIMIT);
    }

    private Refolding refolding() {
        return new Refolding(rules, at());
    }

    private Instant at() {
        return RandomShop.END.plus(shift);
    }

    private Rows.Kept expected(List<Arrival> arrivals) {
        return Rows.Kept.of(refolding(), arrivals);
    }
}
