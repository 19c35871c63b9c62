package io.tieout.ledger.kafka;

import static io.tieout.ledger.TestEvents.order;
import static io.tieout.ledger.TestEvents.refund;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.RefundStatus;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.MergeRecord;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.kafka.Delivery;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What crashes, outages, rewinds and unreadable records leave behind: nothing lost, nothing doubled.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class RecoveryIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    BusinessEvents businessEvents;

    /// As after a crash between the commit and the emission: everything is recorded and nobody was told.
    @Test
    void tellsAfterACrashWhatWasCommittedAndNotTold() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("crashed");
        BusinessEvent approved =
                events.processed("re_1", RefundStatus.APPROVED, "20.00", refund(TestEvents.PROCESSOR, "re_1"));
        BusinessEvent tying = events.processed(
                "re_1", RefundStatus.PENDING, "20.00", refund(TestEvents.PROCESSOR, "re_1"), order("1001"));
        List<Delivery> batch = Feed.deliveries(approved, tying);
        Intake.Sorted sorted = businessEvents.sort(batch);
        businessEvents.record(sorted).await().atMost(Duration.ofSeconds(30));
        Tables tables = new Tables(stack);
        List<String> books = tables.books("crashed");

        businessEvents.handle(batch).await().atMost(Duration.ofSeconds(30));

        Feed.requireSame(feed.told(approved, 1).getFirst(), approved);
        Feed.requireSame(feed.told(tying, 1).getFirst(), tying);
        assertThat(new Topics(stack)
                        .read(
                                Feed.OUT,
                                1,
                                record -> MergeRecord.TYPE.equals(Topics.header(record, EventHeaders.TYPE))
                                        && Topics.text(record).contains("crashed")))
                .allSatisfy(merge -> assertThat(Topics.header(merge, EventHeaders.TRACEPARENT))
                        .isNotNull());
        assertThat(tables.books("crashed")).isEqualTo(books).hasSize(2);
        assertThat(tables.rows("SELECT * FROM duplicate WHERE tenant = 'crashed'"))
                .isEmpty();
    }

    @Test
    void addsNothingWhenTheTopicIsReadFromItsBeginning() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("rewound");
        BusinessEvent issued = events.issued("R1", "1001", "20.00");
        BusinessEvent approved = events.processed(
                "re_1", RefundStatus.APPROVED, "20.00", refund(TestEvents.PROCESSOR, "re_1"), order("1001"));
        feed.send(issued, issued, events.issued("R1", "1001", "21.00"), approved);
        feed.told(approved, 1);
        feed.told(issued, 2);
        Tables tables = new Tables(stack);
        List<String> before = everything(tables);

        List<Delivery> all =
                new Topics(stack).readAll(Feed.IN).stream().map(Delivery::of).toList();
        businessEvents.handle(all).await().atMost(Duration.ofSeconds(60));

        assertThat(everything(tables)).isEqualTo(before);
    }

    @Test
    void putsAsideWhatItCannotReadAndBooksTheRest() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("poisoned");
        BusinessEvent good = events.issued("R1", "1001", "20.00");
        BusinessEvent unstorable = events.issued("R\0", "1001", "20.00");
        BusinessEvent last = events.issued("R2", "1001", "20.00");
        EventRecord record = EventRecord.of(good);
        Map<String, String> unknownType = new HashMap<>(record.headers());
        unknownType.put(EventHeaders.TYPE, "tieout.poisoned.later.v9");
        Map<String, String> noEntity = new HashMap<>(record.headers());
        noEntity.remove(EventHeaders.ENTITY);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        records.add(Feed.record(good, Map.of()));
        records.add(Topics.record(Feed.IN, "poisoned|1", "{not json".getBytes(UTF_8), record.headers()));
        records.add(Topics.record(Feed.IN, "poisoned|1", null, record.headers()));
        records.add(Topics.record(Feed.IN, "poisoned|1", record.value(), noEntity));
        records.add(Topics.record(Feed.IN, "poisoned|1", record.value(), unknownType));
        records.add(Topics.record(Feed.IN, "poisoned|1", "{\"intent\":\"issued\"}".getBytes(UTF_8), record.headers()));
        records.add(Feed.record(unstorable, Map.of()));
        records.add(Feed.record(last, Map.of()));

        new Topics(stack).produce(records);

        assertThat(Topics.header(feed.told(last, 1).getFirst(), EventHeaders.OUTCOME))
                .isEqualTo("booked");
        List<ConsumerRecord<byte[], byte[]>> letters = new Topics(stack)
                .read(
                        DeadLetters.TOPIC,
                        5,
                        letter -> String.valueOf(Topics.header(letter, EventHeaders.SOURCE))
                                .contains("poisoned"));
        assertThat(letters)
                .extracting(letter -> Topics.header(letter, DeadLetters.REASON))
                .containsExactlyInAnyOrder("malformed", "malformed", "headers", "schema", "value");
        assertThat(letters)
                .extracting(letter -> Topics.header(letter, DeadLetters.DETAIL))
                .anyMatch(detail -> String.valueOf(detail).contains("/data/basis is missing"));
        new Topics(stack)
                .read(
                        "tieout.parked-events.v1",
                        1,
                        parked -> "tieout.poisoned.later.v9".equals(Topics.header(parked, EventHeaders.TYPE)));
        assertThat(new Tables(stack).count("SELECT count(*) FROM event WHERE tenant = 'poisoned'"))
                .isEqualTo(2);
    }

    @Test
    void goesOnAfterPostgresWasAway() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("outage");
        BusinessEvent before = events.issued("R1", "1001", "20.00");
        BusinessEvent during = events.issued("R2", "1001", "20.00");
        feed.send(before);
        feed.told(before, 1);

        stack.killPostgres();
        try {
            feed.send(during);
        } finally {
            stack.startPostgres();
        }

        feed.told(during, 1);
        assertThat(new Tables(stack).books("outage")).hasSize(4);
        assertThat(new Topics(stack)
                        .readAll(DeadLetters.TOPIC).stream()
                                .filter(letter -> String.valueOf(Topics.header(letter, EventHeaders.SOURCE))
                                        .contains("outage")))
                .isEmpty();
    }

    private static List<String> everything(Tables tables) {
        List<String> everything = new ArrayList<>(tables.books("rewound"));
        for (String table : List.of(
                "event",
                "entry",
                "line",
                "balance_delta",
                "account_delta",
                "conflict",
                "duplicate",
                "transaction",
                "transaction_alias",
                "joining_reference",
                "grouping_reference",
                "added_reference",
                "added_edge",
                "hub_reference",
                "transaction_split",
                "awaiting_entry")) {
            everything.addAll(tables.rows("SELECT '" + table + "', count(*) FROM " + table));
        }
        everything.addAll(tables.rows("SELECT sum(deliveries) FROM duplicate"));
        everything.addAll(tables.rows("SELECT sum(events) FROM joining_reference"));
        everything.addAll(tables.rows("SELECT sum(debit_minor), sum(credit_minor) FROM balance_delta"));
        everything.addAll(tables.rows("SELECT sum(debit_minor), sum(credit_minor) FROM account_delta"));
        return everything;
    }
}
