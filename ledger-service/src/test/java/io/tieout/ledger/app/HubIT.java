package io.tieout.ledger.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventRecord;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A reference that too many events carry stops joining, so that it cannot glue a whole shop together.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class HubIT {

    private static final String GROUPS = """
            SELECT count(DISTINCT coalesce(a.survivor, e.transaction))
              FROM event e LEFT JOIN transaction_alias a ON a.absorbed = e.transaction
             WHERE e.tenant = ?""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    RecordEvents recordEvents;

    @Test
    void stopsJoiningAfterTheLimit() {
        Tables tables = new Tables(stack);
        TestEvents events = new TestEvents("hub");
        record(refunds(events, 0, 400));
        record(refunds(events, 400, 520));
        assertThat(tables.count(GROUPS, "hub")).isEqualTo(1);

        record(refunds(events, 520, 540));
        assertThat(tables.count(GROUPS, "hub")).isEqualTo(21);

        record(List.of(
                events.posted("CM-1", "1.00", TestEvents.refund(TestEvents.STOREFRONT, "R530")),
                events.posted("CM-2", "1.00", TestEvents.refund(TestEvents.STOREFRONT, "R10"))));
        record(refunds(events, 0, 540));
        assertThat(tables.count(GROUPS, "hub"))
                .as("others still join, repeats change nothing")
                .isEqualTo(21);
        assertThat(tables.count("SELECT max(events) FROM joining_reference WHERE tenant = 'hub'"))
                .isEqualTo(520);
        assertThat(tables.count("SELECT count(*) FROM grouping_reference WHERE tenant = 'hub' AND type = 'order'"))
                .as("findable all the same")
                .isEqualTo(20);
    }

    @Test
    void doesNotJoinABatchThatExceedsTheLimitAlone() {
        TestEvents events = new TestEvents("hub-at-once");
        record(refunds(events, 0, 600));

        assertThat(new Tables(stack).count(GROUPS, "hub-at-once")).isEqualTo(600);
    }

    private static List<? extends BusinessEvent> refunds(TestEvents events, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> events.issued("R" + i, "H", "1.00"))
                .toList();
    }

    private void record(List<? extends BusinessEvent> events) {
        recordEvents
                .record(events.stream().map(HubIT::incoming).toList())
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static Incoming incoming(BusinessEvent event) {
        return new Incoming(
                event,
                FactKey.of(event).eventId(),
                EventRecord.of(event),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                0,
                0);
    }
}
