package io.tieout.ledger.kafka;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.TestEvents.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.codec.EventHeaders;
import io.tieout.kit.kafka.Delivery;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// From the business events to the recorded events, through real Kafka and PostgreSQL.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class RecordingIT {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    BusinessEvents businessEvents;

    @Test
    void tellsOfTheEventWithItsOwnHeadersAndBytes() {
        Feed feed = new Feed(stack);
        BusinessEvent issued = new TestEvents("told").issued("R1", "1001", "20.00");

        feed.send(issued, Map.of("ce_later", "attribute", "traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));

        ConsumerRecord<byte[], byte[]> told = feed.told(issued, 1).getFirst();
        Feed.requireSame(told, issued);
        assertThat(Topics.header(told, "ce_later")).isEqualTo("attribute");
        assertThat(Topics.header(told, EventHeaders.OUTCOME)).isEqualTo("booked");
        assertThat(Topics.header(told, EventHeaders.CORRELATION_ID))
                .isEqualTo(CorrelationIds.arrivalOf(issued).toString());
        String traceparent = Objects.requireNonNull(Topics.header(told, EventHeaders.TRACEPARENT));
        assertThat(traceparent).contains(TRACE).doesNotContain("00f067aa0ba902b7");
        assertThat(new Tables(stack).rows("SELECT traceparent FROM event WHERE tenant = 'told'"))
                .containsExactly(traceparent);
        assertThat(new Tables(stack).books("told")).hasSize(2);
    }

    @Test
    void countsAndTellsAgainWhatIsSentAgain() {
        Feed feed = new Feed(stack);
        BusinessEvent issued = new TestEvents("again").issued("R1", "1001", "20.00");
        feed.send(issued, Map.of("ce_later", "attribute"));
        feed.told(issued, 1);

        feed.send(issued, issued);

        List<ConsumerRecord<byte[], byte[]>> told = feed.told(issued, 2);
        told.forEach(record -> Feed.requireSame(record, issued));
        assertThat(told).allSatisfy(record -> {
            assertThat(Topics.header(record, "ce_later")).isEqualTo("attribute");
            assertThat(Topics.header(record, EventHeaders.OUTCOME)).isEqualTo("booked");
            assertThat(Topics.header(record, EventHeaders.RECORDED_AT))
                    .isEqualTo(Topics.header(told.getFirst(), EventHeaders.RECORDED_AT));
        });
        Tables tables = new Tables(stack);
        Eventually.holds(() -> assertThat(tables.count("SELECT sum(deliveries) FROM duplicate WHERE tenant = 'again'"))
                .isEqualTo(2));
        assertThat(tables.books("again")).hasSize(2);
    }

    @Test
    void keepsAContradictionAndNeverBooksIt() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("contradicted");
        BusinessEvent first = events.issued("R1", "1001", "20.00");
        BusinessEvent other = events.issued("R1", "1001", "21.00");
        feed.send(first);
        feed.told(first, 1);

        feed.send(other, other);

        ConsumerRecord<byte[], byte[]> conflict = feed.told(first, "conflict");
        Feed.requireSame(conflict, other);
        Tables tables = new Tables(stack);
        Eventually.holds(() -> assertThat(tables.count("SELECT count(*) FROM conflict WHERE tenant = 'contradicted'"))
                .isEqualTo(1));
        assertThat(tables.rows("SELECT account, amount_minor FROM line WHERE tenant = 'contradicted' ORDER BY 1"))
                .containsExactly("2350 -2000", "4200 2000");
    }

    @Test
    void takesOneOfEachFactFromABatchThatRepeatsAndContradictsItself() {
        TestEvents events = new TestEvents("within");
        BusinessEvent issued = events.issued("R1", "1001", "20.00");
        List<Delivery> batch = Feed.deliveries(
                issued, issued, events.issued("R1", "1001", "21.00"), issued, events.issued("R2", "1001", "5.00"));

        businessEvents.handle(batch).await().atMost(Duration.ofSeconds(30));

        Tables tables = new Tables(stack);
        assertThat(tables.count("SELECT count(*) FROM event WHERE tenant = 'within'"))
                .isEqualTo(2);
        assertThat(tables.count("SELECT sum(deliveries) FROM duplicate WHERE tenant = 'within'"))
                .isEqualTo(2);
        assertThat(tables.count("SELECT count(*) FROM conflict WHERE tenant = 'within'"))
                .isEqualTo(1);
        assertThat(tables.books("within")).hasSize(4);
    }

    @Test
    void countsHowEventsEnd() {
        Feed feed = new Feed(stack);
        BusinessEvent suspended = new TestEvents("counted").captured("P1", "5.00", "voucher-x", order("1001"));
        feed.send(suspended);
        feed.told(suspended, 1);

        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString(
                        "tieout_ledger_events_total{outcome=\"suspended\",type=\"tieout.payment.captured.v1\""))
                .body(containsString("tieout_ledger_record_seconds_count"));
    }
}
