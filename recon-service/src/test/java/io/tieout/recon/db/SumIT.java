package io.tieout.recon.db;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.Outcome;
import io.tieout.event.PayoutStatus;
import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.KeyId;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Part;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.total.TotalRule;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.StoreCash;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kept sums are those of the legs, in whatever order, however often and in whatever batches they come.
@QuarkusTest
@TestProfile(Unattended.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class SumIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final List<String> PAYOUTS = List.of("po_1", "po_2", "po_3");
    private static final String LINES = "payout-lines";

    @Inject
    Matches matches;

    @Inject
    RuleBook rules;

    private final String tenant = Tenants.fresh("sums");
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
    void areThoseOfTheLegsInWhateverOrderAndBatches(long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = arrivals(random);
        Collections.shuffle(arrivals, random);

        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(20));
            record(arrivals.subList(Math.max(0, from - random.nextInt(10)), to));
            from = to;
        }

        assertKept(arrivals);
        record(arrivals);
        assertKept(arrivals);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void stayAsTheyAreWhereTheLedgerMergesAndSplits(long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = arrivals(random);
        Collections.shuffle(arrivals, random);
        Arrival one = arrivals.getFirst();
        Arrival other = arrivals.getLast();
        record(arrivals.subList(0, arrivals.size() / 2));
        TransactionMerged merge = Ledger.merge(tenant, one.transactionId(), other.transactionId());
        run(new Intake(List.of(), List.of(merge)));
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
                        List.of(one.leg().eventId())))));

        record(arrivals);

        assertKept(arrivals);
    }

    /// Two instances of the service at once: whoever comes second waits for the other's row, and adds to it.
    @Test
    void loseNothingToASecondInstance() {
        List<Arrival> arrivals = arrivals(new Random(7));
        int half = arrivals.size() / 2;

        Uni.join()
                .all(
                        matches.record(new Intake(arrivals.subList(0, half + 30), List.of()), refolding()),
                        matches.record(
                                new Intake(arrivals.subList(half - 30, arrivals.size()), List.of()), refolding()))
                .andFailFast()
                .await()
                .atMost(LIMIT);

        assertKept(arrivals);
    }

    @Test
    void haveNoLimitAndNameTheFirstOfTheirParts() {
        Payouts payouts =
                new Payouts(tenant, shift).changed("po_1", PayoutStatus.INITIATED, usd("1.00"), "2026-03-03T10:00:00Z");
        int lines = TotalRule.LEGS_MAX + 200;
        for (int i = 0; i < lines; i++) {
            payouts.line("txn_" + i, "po_1", usd("0.50"), "2026-03-03T%02d:%02d:00Z".formatted(i / 60 % 24, i % 60));
        }
        List<Arrival> arrivals = arrivals(payouts);
        for (int from = 0; from < arrivals.size(); from += 500) {
            record(arrivals.subList(from, Math.min(arrivals.size(), from + 500)));
        }

        Break residual = rows.now().breaks().values().stream()
                .filter(each -> each.state().rule().equals(LINES))
                .findFirst()
                .orElseThrow();
        assertThat(residual.state().delta()).isEqualTo(usd("-599.00"));
        assertThat(residual.state().handoff().evidence())
                .last()
                .asString()
                .isEqualTo("Its 1200 parts come to 600.00 USD, so -599.00 USD is not told.");
        assertThat(residual.detail().legs()).hasSize(PartSum.EVIDENCE_MAX + 1);
        assertKept(arrivals);
    }

    /// In whatever order receipts come, late ones after the closing too.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nameTheNumbersThatNoReceiptHas(long seed) {
        Random random = new Random(seed);
        StoreCash store = new StoreCash(tenant, shift);
        for (int i = 0; i < 60; i++) {
            Long number = random.nextInt(10) == 0 ? null : random.nextLong(9_000_000_000L, 9_000_000_040L);
            store.sold(
                    "R-" + i,
                    "S1-" + random.nextInt(1, 4),
                    number,
                    usd(random.nextInt(1, 90) + ".00"),
                    "2026-03-03T09:%02d:00Z".formatted(i));
        }
        store.closed(usd("9000.00"), 70, "2026-03-03T20:00:00Z");
        List<Arrival> arrivals = arrivals(store.told());
        Collections.shuffle(arrivals, random);

        for (int from = 0; from < arrivals.size(); from += 17) {
            record(arrivals.subList(from, Math.min(arrivals.size(), from + 17)));
        }

        assertKept(arrivals);
        assertThat(evidence(rows.now()))
                .isEqualTo(evidence(Rows.Kept.of(refolding(), arrivals)))
                .hasSize(2)
                .allSatisfy((_, sentences) -> assertThat(sentences)
                        .anySatisfy(each -> assertThat(each).startsWith("Between the numbers that were told")));
    }

    private static Map<String, List<String>> evidence(Rows.Kept kept) {
        Map<String, List<String>> evidence = new TreeMap<>();
        kept.breaks().forEach((key, each) -> {
            if (each.state().rule().equals("store-day-totals")) {
                evidence.put(key, each.state().handoff().evidence());
            }
        });
        return evidence;
    }

    /// Payouts and stated balances with lines in two currencies, lines that contradict earlier ones, and lines of
    /// payouts that nobody told.
    private List<Arrival> arrivals(Random random) {
        Payouts payouts = new Payouts(tenant, shift);
        for (String id : PAYOUTS.subList(0, 2)) {
            payouts.changed(id, PayoutStatus.INITIATED, usd(random.nextInt(1, 900) + ".00"), "2026-03-03T10:00:00Z");
        }
        for (int i = 0; i < 150; i++) {
            String minor = random.nextInt(-50, 100) + ".%02d".formatted(random.nextInt(100));
            Money net = random.nextInt(10) == 0 ? Money.parse(minor, "EUR") : usd(minor);
            payouts.line(
                    "txn_" + i,
                    PAYOUTS.get(random.nextInt(PAYOUTS.size())),
                    net,
                    "2026-03-%02dT09:%02d:00Z".formatted(3 + random.nextInt(2), random.nextInt(60)));
        }
        for (int hour = 0; hour < 40; hour += 7) {
            payouts.stated(
                    usd(random.nextInt(900) + ".00"), "2026-03-%02dT%02d:30:00Z".formatted(3 + hour / 24, hour % 24));
        }
        List<Arrival> arrivals = new ArrayList<>();
        payouts.told().forEach(event -> {
            boolean contradicts = arrivals.size() > PAYOUTS.size() && random.nextInt(12) == 0;
            arrivals.add(Arrivals.of(event, idOf(event), contradicts ? Outcome.CONFLICT : Outcome.RECORDED));
        });
        return arrivals;
    }

    private List<Arrival> arrivals(Payouts payouts) {
        return arrivals(payouts.told());
    }

    private List<Arrival> arrivals(List<BusinessEvent> told) {
        List<Arrival> arrivals = new ArrayList<>();
        told.forEach(event -> arrivals.add(Arrivals.of(event, idOf(event), Outcome.RECORDED)));
        return arrivals;
    }

    private void assertKept(List<Arrival> arrivals) {
        List<Leg> legs = arrivals.stream().map(Arrival::leg).distinct().toList();
        List<String> wanted = new ArrayList<>();
        legs.stream()
                .flatMap(leg -> rules.partsOf(leg).stream())
                .map(Part::record)
                .distinct()
                .forEach(record -> Sums.of(record, legs, rules::partsOf, Set.of())
                        .byId()
                        .forEach((sum, all) -> all.forEach(each -> wanted.add(
                                KeyId.of(tenant, record) + " " + sum + " " + each.count() + " " + each.amount()))));
        assertThat(rows.sums()).isNotEmpty().containsExactlyInAnyOrderElementsOf(wanted);
        Rows.Kept fromLegs = Rows.Kept.of(refolding(), arrivals);
        assertThat(rows.now().items()).isEqualTo(fromLegs.items());
        assertThat(rows.now().open()).isEqualTo(fromLegs.open());
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
