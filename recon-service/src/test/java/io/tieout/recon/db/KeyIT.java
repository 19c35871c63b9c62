package io.tieout.recon.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpState;
import io.tieout.event.FactKey;
import io.tieout.event.HandoffStage;
import io.tieout.event.Outcome;
import io.tieout.event.PayoutStatus;
import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Payouts;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Payouts only group, so the ledger has each of their events in a transaction of its own; here they come together, in
/// whatever order and batches they are told, and whatever the ledger merges or takes apart.
@QuarkusTest
@TestProfile(Unattended.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class KeyIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Matches matches;

    @Inject
    RuleBook rules;

    private final String tenant = Tenants.fresh("keys");
    private final Rows rows = new Rows(TestStack.shared(), tenant);
    private final Map<BusinessEvent, UUID> ids = new HashMap<>();
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
    void comesToTheFoldOfAllLegsInWhateverOrderAndBatches(long seed) {
        List<Arrival> arrivals = arrivals(Payouts.ofEveryKind(tenant, shift).told());
        Random random = new Random(seed);
        Collections.shuffle(arrivals, random);

        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(5));
            record(arrivals.subList(Math.max(0, from - random.nextInt(3)), to));
            from = to;
        }

        assertFound();
        assertThat(rows.now().items())
                .isEqualTo(Rows.Kept.of(refolding(), arrivals).items());
    }

    @Test
    void changesNothingWhenABatchIsReadAgain() {
        List<Arrival> arrivals = arrivals(Payouts.ofEveryKind(tenant, shift).told());
        record(arrivals);
        Rows.Kept before = rows.now();

        record(arrivals);

        assertThat(rows.now()).isEqualTo(before);
        assertFound();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void staysAsItIsWhereTheLedgerMergesAndSplits(long seed) {
        Random random = new Random(seed);
        List<BusinessEvent> told = Payouts.ofEveryKind(tenant, shift).told();
        List<Arrival> arrivals = arrivals(told);
        record(arrivals);
        Rows.Kept before = rows.now();
        List<BusinessEvent> shuffled = new ArrayList<>(told);
        Collections.shuffle(shuffled, random);
        BusinessEvent one = shuffled.getFirst();
        BusinessEvent other = shuffled.getLast();
        TransactionMerged merge = Ledger.merge(tenant, idOf(one), idOf(other));

        run(new Intake(List.of(), List.of(merge)));

        assertThat(rows.now()).isEqualTo(before);

        run(new Intake(
                List.of(),
                List.of(),
                List.of(new TransactionSplit(
                        tenant,
                        1,
                        merge.survivor(),
                        merge.survivor(),
                        0,
                        List.of(merge.survivor()),
                        List.of(FactKey.of(one).eventId())))));
        record(arrivals);

        assertThat(rows.now().items()).isEqualTo(before.items());
        assertFound();
    }

    /// The ledger's id is that of the payout's first event, and it leads to the break.
    @Test
    void namesATransactionThatTheLedgerKnows() {
        List<BusinessEvent> told = new Payouts(tenant, shift)
                .changed("po_1", PayoutStatus.INITIATED, Shop.usd("10.00"), "2026-03-03T10:00:00Z")
                .told();
        record(arrivals(told));

        Break found = rows.now().breaks().values().iterator().next();

        assertThat(found.state().correlationId()).isEqualTo(idOf(told.getFirst()));
        assertThat(found.state().ruleKey()).isEqualTo("payout:stripe-us:po_1");
    }

    @Test
    void closesTheOrphanWhenTheLogSaysWhoseItIs() {
        Payouts payouts = new Payouts(tenant, shift)
                .posted("P-1", ErpState.POSTED, null, "payout", Shop.usd("10.00"), "2026-03-03T10:05:00Z")
                .banked("L-1", "PAYOUT po_1", Shop.usd("10.00"), "2026-03-04T10:00:00Z")
                .changed("po_1", PayoutStatus.INITIATED, Shop.usd("10.00"), "2026-03-03T10:00:00Z");
        record(arrivals(payouts.told()));
        assertThat(rows.now().open())
                .containsExactly("erp-document:netsuite-us:P-1 orphan", "payout:stripe-us:po_1 missing");

        payouts.logged("po_1", HandoffStage.ACKNOWLEDGED, "P-1", "2026-03-03T10:05:01Z");
        record(arrivals(payouts.told()));

        assertThat(rows.now().open()).containsExactly("payout:stripe-us:po_1 wrong-reference");
    }

    /// Who is claimed by two is nobody's, and a third claim changes nothing.
    @Test
    void givesADocumentThatSeveralLogsClaimToNone() {
        Payouts payouts = new Payouts(tenant, shift)
                .posted("P-1", ErpState.POSTED, null, "payout", Shop.usd("10.00"), "2026-03-03T10:05:00Z");
        for (String id : List.of("po_1", "po_2", "po_3")) {
            payouts.changed(id, PayoutStatus.INITIATED, Shop.usd("10.00"), "2026-03-03T10:00:00Z")
                    .logged(id, HandoffStage.ACKNOWLEDGED, "P-1", "2026-03-03T10:05:01Z")
                    .banked("L-" + id, "PAYOUT " + id, Shop.usd("10.00"), "2026-03-04T10:00:00Z");
            record(arrivals(payouts.told()));
        }

        assertThat(rows.now().open())
                .containsExactly(
                        "erp-document:netsuite-us:P-1 orphan",
                        "payout:stripe-us:po_1 missing",
                        "payout:stripe-us:po_2 missing",
                        "payout:stripe-us:po_3 missing");
    }

    @Test
    void freezesAPayoutWithMoreLegsThanTheRuleExamines() {
        Payouts payouts = new Payouts(tenant, shift)
                .changed("po_1", PayoutStatus.INITIATED, Shop.usd("10.00"), "2026-03-03T10:00:00Z")
                .banked("L-1", "PAYOUT po_1", Shop.usd("10.00"), "2026-03-04T10:00:00Z");
        for (int i = 0; i < rules.find("payouts").orElseThrow().terms().legsMax(); i++) {
            payouts.posted(
                    "P-" + i,
                    ErpState.POSTED,
                    "po_1",
                    "payout",
                    Shop.usd("10.00"),
                    "2026-03-03T10:%02d:%02dZ".formatted(i / 60, i % 60));
        }
        record(arrivals(payouts.told()));

        assertThat(rows.now().items())
                .as("what the bank has of it is looked at by itself")
                .hasSize(1);
        assertThat(rows.now().open()).containsExactly("legs-of:payout:stripe-us:po_1 unclassified");
    }

    private void assertFound() {
        assertThat(rows.now().open())
                .isEqualTo(Payouts.FOUND.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue().code())
                        .sorted()
                        .toList());
    }

    /// Each in a transaction of its own.
    private List<Arrival> arrivals(List<BusinessEvent> told) {
        List<Arrival> arrivals = new ArrayList<>();
        told.forEach(event -> arrivals.add(Arrivals.of(event, idOf(event), Outcome.RECORDED)));
        return arrivals;
    }

    private UUID idOf(BusinessEvent event) {
        return ids.computeIfAbsent(event, each -> Ledger.idOf(List.of(each)));
    }

    private void record(List<Arrival> arrivals) {
        run(new Intake(arrivals, List.of()));
    }

    private void run(Intake intake) {
        matches.record(intake, refolding()).await().atMost(LIMIT);
    }

    private Refolding refolding() {
        return new Refolding(rules, RandomShop.END.plus(shift));
    }
}
