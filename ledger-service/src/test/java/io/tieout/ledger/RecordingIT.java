package io.tieout.ledger;

import static io.tieout.ledger.TestEvents.order;
import static io.tieout.ledger.TestEvents.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.RefundStatus;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class RecordingIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void tellsOfTheEventWithItsOwnHeadersAndBytes() {
        Feed feed = new Feed(stack);
        BusinessEvent issued = new TestEvents("told").issued("R1", "1001", "20.00");

        feed.send(issued, java.util.Map.of("ce_later", "attribute"));

        ConsumerRecord<byte[], byte[]> told = feed.told(issued, 1).getFirst();
        EventRecord sent = EventRecord.of(issued);
        assertThat(told.value()).isEqualTo(sent.value());
        sent.headers()
                .forEach((name, value) ->
                        assertThat(Topics.header(told, name)).as(name).isEqualTo(value));
        assertThat(Topics.header(told, "ce_later")).isEqualTo("attribute");
        assertThat(Topics.header(told, EventHeaders.OUTCOME)).isEqualTo("booked");
        assertThat(Topics.header(told, EventHeaders.CORRELATION_ID))
                .isEqualTo(CorrelationIds.arrivalOf(issued).toString());
        assertThat(new Tables(stack).books("told")).hasSize(2);
    }

    @Test
    void tiesTwoSystemsByTheOrder() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("tied");
        BusinessEvent issued = events.issued("R1", "1001", "20.00");
        BusinessEvent approved = events.processed(
                "re_1", RefundStatus.APPROVED, "20.00", refund(TestEvents.PROCESSOR, "re_1"), order("1001"));
        BusinessEvent posted = events.posted("CM-1", "20.00", refund(TestEvents.STOREFRONT, "R1"));

        feed.send(posted, approved, issued);

        String id = Topics.header(feed.told(issued, 1).getFirst(), EventHeaders.CORRELATION_ID);
        assertThat(new Tables(stack).rows("""
                        SELECT DISTINCT coalesce(a.survivor, t.id)
                          FROM event e JOIN transaction t ON t.id = e.transaction
                          LEFT JOIN transaction_alias a ON a.absorbed = t.id WHERE e.tenant = 'tied'""")).hasSize(1);
        assertThat(id).isNotNull();
    }
}
