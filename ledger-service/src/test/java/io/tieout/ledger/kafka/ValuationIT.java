package io.tieout.ledger.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What goods are booked at does not depend on whether their cost was told before or after they moved.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class ValuationIT {

    private static final String BEFORE = "2026-03-01T00:00:00Z";
    private static final String SINCE_MORNING = "2026-03-03T08:00:00Z";
    private static final String LATER = "2026-03-04T00:00:00Z";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1, 2, 3, 4), LongStream.of(System.nanoTime()));
    }

    /// Five pieces at 4.00, the cost since the morning of the day, whatever was told first.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderOfArrivalBooksTheSame(long seed) {
        String tenant = "valued-" + seed;
        TestEvents events = new TestEvents(tenant);
        List<BusinessEvent> told = new ArrayList<>(List.of(
                events.cost("SKU-1", Instant.parse(BEFORE), "3.00", null),
                events.cost("SKU-1", Instant.parse(SINCE_MORNING), "4.00", null),
                events.cost("SKU-1", Instant.parse(LATER), "9.00", null),
                events.returned("MV-1", "SKU-1", 5)));
        Collections.shuffle(told, new Random(seed));
        Feed feed = new Feed(stack);

        for (BusinessEvent event : told) {
            feed.send(event);
            feed.told(event, 1);
        }

        Tables tables = new Tables(stack);
        Eventually.holds(() -> assertThat(balances(tables, tenant)).containsExactly("1400 2000", "5000 -2000"));
    }

    @Test
    void aCostThatTurnsOutToHoldReversesWhatWasBooked() {
        TestEvents events = new TestEvents("revalued");
        Feed feed = new Feed(stack);
        Tables tables = new Tables(stack);
        BusinessEvent back = events.returned("MV-1", "SKU-1", 2);
        BusinessEvent first = events.cost("SKU-1", Instant.parse(BEFORE), "3.00", null);
        feed.send(back);
        feed.told(back, 1);
        assertThat(tables.rows("SELECT number, posting_row FROM entry WHERE tenant = 'revalued'"))
                .isEmpty();

        feed.send(first);
        feed.told(first, 1);
        assertThat(entries(tables)).containsExactly("1 24a");

        BusinessEvent second = events.cost("SKU-1", Instant.parse(SINCE_MORNING), "4.00", null);
        feed.send(second);
        feed.told(second, 1);
        assertThat(entries(tables)).containsExactly("1 24a", "2 24a reversed", "3 24a");

        BusinessEvent here = events.cost("SKU-1", Instant.parse(BEFORE), "2.50", "S1");
        feed.send(here);
        feed.told(here, 1);
        assertThat(entries(tables)).hasSize(5);
        assertThat(balances(tables, "revalued")).containsExactly("1400 500", "5000 -500");
    }

    @Test
    void onlyTheErpSetsCosts() {
        TestEvents events = new TestEvents("not-the-erp");
        Feed feed = new Feed(stack);
        BusinessEvent guess = new UnitCostChanged(
                events.envelope("pim-us", SourceRole.PIM, "SKU-1"),
                Instant.parse(BEFORE),
                TestEvents.usd("3.00"),
                null);
        BusinessEvent back = events.returned("MV-1", "SKU-1", 2);

        feed.send(guess, back);
        feed.told(guess, 1);
        feed.told(back, 1);

        assertThat(new Tables(stack).rows("SELECT account FROM line WHERE tenant = 'not-the-erp'"))
                .isEmpty();
    }

    private static List<String> entries(Tables tables) {
        return tables.rows("SELECT number, posting_row FROM entry WHERE tenant = 'revalued' ORDER BY number");
    }

    private static List<String> balances(Tables tables, String tenant) {
        return tables.rows("""
                SELECT account, sum(debit_minor - credit_minor) FROM balance_delta WHERE tenant = ?
                 GROUP BY account HAVING sum(debit_minor - credit_minor) <> 0 ORDER BY account""", tenant);
    }
}
