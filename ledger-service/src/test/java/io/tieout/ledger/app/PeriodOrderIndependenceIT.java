package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What arrives before a close and what arrives after it decides the books; in which order, how often and in which
/// batches each of them arrives does not.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class PeriodOrderIndependenceIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final FiscalPeriod MARCH = FiscalPeriod.of(YearMonth.from(TestEvents.DAY));
    private static final int VARIATIONS = 3;

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    RecordEvents recordEvents;

    @Inject
    Policies policies;

    @Inject
    Periods periods;

    @Inject
    Corrections corrections;

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void givesTheSameBooksInTheSamePeriods(long seed) throws Exception {
        for (int variation = 0; variation < VARIATIONS; variation++) {
            String tenant = "periods-" + seed + "-" + variation;
            String what = "seed %d, variation %d".formatted(seed, variation);
            List<BusinessEvent> deliveries = Replay.disturbed(
                    RetailFlow.of(RandomGeneratorFactory.of("L64X128MixRandom").create(seed), tenant, 12),
                    new Random(seed));
            List<BusinessEvent> before = deliveries.subList(0, deliveries.size() / 2);
            List<BusinessEvent> after = deliveries.subList(deliveries.size() / 2, deliveries.size());
            Random random = new Random(seed * 31 + variation);

            record(before, random, 1 + variation % 2);
            close(tenant);
            record(after, random, 1 + variation % 2);

            assertThat(books(tenant))
                    .as(what)
                    .isNotEmpty()
                    .isEqualTo(expected(policies.of(tenant).on(TestEvents.DAY), before, deliveries));
            assertThat(new Recorded(new Tables(stack), tenant).unbalanced())
                    .as(what)
                    .isEmpty();
            assertThat(apart(tenant)).as(what).isEmpty();
        }
    }

    private void record(List<BusinessEvent> deliveries, Random random, int workers) throws Exception {
        new Replay(recordEvents).run(Replay.cut(Replay.disturbed(deliveries, random), random), workers);
    }

    private void close(String tenant) {
        Instant now = Instant.now();
        corrections.approve(tenant, "hash", "ben", now).await().atMost(LIMIT);
        PeriodChange change = new PeriodChange("US", MARCH, PeriodAction.CLOSE, List.of(), List.of());
        PeriodChanged changed = periods.change(
                        new Periods.Wish(tenant, change, "close", "hash", "It is time", "ana", "ben"), Instant::now)
                .await()
                .atMost(LIMIT);
        assertThat(changed).isInstanceOf(PeriodChanged.Done.class);
    }

    private List<String> books(String tenant) {
        return new Tables(stack).rows("""
                        SELECT e.event_id, l.account, l.amount_minor, n.posted_in
                          FROM line l
                          JOIN entry n ON n.event = l.event AND n.number = l.number
                          JOIN event e ON e.id = l.event
                         WHERE l.tenant = ?""", tenant).stream().sorted().toList();
    }

    /// Where the sums of accounts and the lines of a period differ.
    private List<String> apart(String tenant) {
        return new Tables(stack).rows("""
                SELECT coalesce(l.account, d.account), l.amount, d.amount
                  FROM (SELECT l.account, n.posted_in, sum(l.amount_minor) AS amount
                          FROM line l JOIN entry n ON n.event = l.event AND n.number = l.number
                         WHERE l.tenant = ? GROUP BY 1, 2) l
                  FULL JOIN (SELECT account, posted_in, sum(debit_minor - credit_minor) AS amount
                          FROM account_delta WHERE tenant = ? GROUP BY 1, 2) d USING (account, posted_in)
                 WHERE l.amount IS DISTINCT FROM d.amount""", tenant, tenant);
    }

    /// An entry is late when its own fact, or the one that it takes back, came after the close.
    private static List<String> expected(
            PostingPolicy policy, List<BusinessEvent> before, List<BusinessEvent> deliveries) {
        Set<UUID> inTime = ids(before);
        Set<UUID> recorded = ids(deliveries);
        Set<String> lines = new HashSet<>();
        for (BusinessEvent delivery : deliveries) {
            JournalEntry entry = Posting.post(policy, delivery).entry();
            if (entry != null && (entry.takesBack() == null || recorded.contains(entry.takesBack()))) {
                boolean isInTime = inTime.contains(entry.eventId())
                        && (entry.takesBack() == null || inTime.contains(entry.takesBack()));
                for (Line line : entry.lines()) {
                    lines.add(entry.eventId() + " " + line.account() + " " + line.signedMinor() + " "
                            + (isInTime ? "" : "2026-04"));
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private static Set<UUID> ids(List<BusinessEvent> deliveries) {
        Set<UUID> ids = new HashSet<>();
        deliveries.forEach(delivery -> ids.add(FactKey.of(delivery).eventId()));
        return ids;
    }
}
