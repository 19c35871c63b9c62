package io.tieout.recon.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.PayoutStatus;
import io.tieout.event.codec.ContentHash;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Unattended;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The reading that holds is the leg; one that waits for a decision is none, and no conflict.
@QuarkusTest
@TestProfile(Unattended.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class RevisionIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    Matches matches;

    @Inject
    RuleBook rules;

    private Duration shift = Duration.ZERO;

    /// No sweep of the running service may reach what is told here.
    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = new ReplayClock(new Topics(TestStack.shared())).weeksAhead();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, 4, 5, System.nanoTime());
    }

    /// Issued 20.00 by the first reading and 25.00 by the second; 25.00 was paid and posted, which ties to the second
    /// only.
    @Test
    void aPendingRevisionChangesNothingAndAnApprovedOneReplacesTheLeg() {
        String tenant = "revision-" + System.nanoTime();
        List<BusinessEvent> posted = shop(tenant, "25.00", "25.00").told();
        List<BusinessEvent> first = shop(tenant, "20.00", "25.00").told();
        UUID id = Ledger.idOf(first);
        Rows rows = new Rows(TestStack.shared(), tenant);
        record(told(first, id, Outcome.RECORDED, 0));
        List<String> untied = List.of("refund:shopify-us:1 missing", "refund:stripe-us:re_1 missing");
        assertThat(rows.now().open()).isEqualTo(untied);

        record(List.of(arrival(posted.getFirst(), id, Outcome.REVISION, 0)));
        assertThat(rows.now().open()).isEqualTo(untied);

        record(List.of(arrival(posted.getFirst(), id, Outcome.RECORDED, 1)));
        assertThat(rows.now().open()).isEmpty();
    }

    /// What was told before, at and after the revision, in any order and cut anywhere, leaves what holds.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverComesFirstTheHighestRevisionHolds(long seed) {
        String tenant = "revision-" + seed + "-" + System.nanoTime();
        List<BusinessEvent> holding = shop(tenant, "25.00", "25.00").told();
        List<BusinessEvent> first = shop(tenant, "20.00", "25.00").told();
        BusinessEvent contrary = shop(tenant, "21.00", "25.00").told().getFirst();
        UUID id = Ledger.idOf(first);
        List<Arrival> arrivals = new ArrayList<>(told(first, id, Outcome.RECORDED, 0));
        arrivals.add(arrival(contrary, id, Outcome.CONFLICT, 0));
        arrivals.add(arrival(holding.getFirst(), id, Outcome.REVISION, 0));
        arrivals.add(arrival(holding.getFirst(), id, Outcome.CONFLICT, 0));
        arrivals.add(arrival(holding.getFirst(), id, Outcome.RECORDED, 1));
        arrivals.addAll(told(first, id, Outcome.RECORDED, 0));
        Random random = new Random(seed);
        Collections.shuffle(arrivals, random);

        int at = 0;
        while (at < arrivals.size()) {
            int end = Math.min(arrivals.size(), at + 1 + random.nextInt(3));
            record(arrivals.subList(at, end));
            at = end;
        }

        assertThat(new Rows(TestStack.shared(), tenant).now().open())
                .as("seed %d", seed)
                .isEmpty();
    }

    /// A line of a payout that was read as 97.00 and is 87.00: the payout of 87.00 ties by the reading that holds only.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theReadingThatHoldsIsInItsSum(long seed) {
        String tenant = "revised-sum-" + seed + "-" + System.nanoTime();
        List<BusinessEvent> first = payout(tenant, "97.00");
        BusinessEvent holding = payout(tenant, "87.00").getLast();
        List<Arrival> arrivals = new ArrayList<>();
        first.forEach(event -> arrivals.add(arrival(event, Ledger.idOf(List.of(event)), Outcome.RECORDED, 0)));
        UUID id = Ledger.idOf(List.of(first.getLast()));
        arrivals.add(arrival(holding, id, Outcome.REVISION, 0));
        arrivals.add(arrival(holding, id, Outcome.RECORDED, 1));
        arrivals.add(arrival(first.getLast(), id, Outcome.RECORDED, 0));
        Random random = new Random(seed);
        Collections.shuffle(arrivals, random);

        int at = 0;
        while (at < arrivals.size()) {
            int end = Math.min(arrivals.size(), at + 1 + random.nextInt(2));
            record(arrivals.subList(at, end));
            at = end;
        }

        assertThat(new Rows(TestStack.shared(), tenant).now().open())
                .as("seed %d", seed)
                .noneMatch(each -> each.contains("payout-residual"));
        record(List.of(arrival(first.getLast(), id, Outcome.RECORDED, 2)));
        assertThat(new Rows(TestStack.shared(), tenant).now().open())
                .as("a further revision back to 97.00, seed %d", seed)
                .anyMatch(each -> each.contains("payout-residual"));
    }

    private List<BusinessEvent> payout(String tenant, String line) {
        return new Payouts(tenant, shift)
                .changed("po_1", PayoutStatus.INITIATED, Shop.usd("87.00"), "2026-03-03T10:00:00Z")
                .line("txn_1", "po_1", Shop.usd(line), "2026-03-03T09:00:00Z")
                .told();
    }

    private Shop shop(String tenant, String issued, String posted) {
        return new Shop(tenant, "US", shift)
                .issued("1", "A", Shop.usd(issued), null, "2026-03-03T10:00:00Z")
                .approved("re_1", "A", Shop.usd("25.00"), "2026-03-03T10:00:05Z")
                .posted("CM", "1", Shop.usd(posted), null, "2026-03-03T10:05:00Z");
    }

    private static List<Arrival> told(List<BusinessEvent> events, UUID id, Outcome outcome, int revision) {
        return events.stream()
                .map(event -> arrival(event, id, outcome, revision))
                .toList();
    }

    private static Arrival arrival(BusinessEvent event, UUID id, Outcome outcome, int revision) {
        return new Arrival(
                event.envelope().tenant(),
                id,
                0,
                revision,
                Legs.of(event, outcome),
                ContentHash.of(event),
                EventRecord.of(event));
    }

    private void record(List<Arrival> arrivals) {
        matches.record(new Intake(arrivals, List.of()), new Refolding(rules, RandomShop.END.plus(shift)))
                .await()
                .atMost(LIMIT);
    }
}
