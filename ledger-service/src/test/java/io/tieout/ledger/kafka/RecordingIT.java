package io.tieout.ledger.kafka;

import static io.tieout.ledger.TestEvents.order;
import static io.tieout.ledger.TestEvents.refund;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.RefundStatus;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.MergeRecord;
import io.tieout.kit.kafka.DeadLetters;
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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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
        requireSame(told, issued);
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
        told.forEach(record -> requireSame(record, issued));
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

        ConsumerRecord<byte[], byte[]> conflict = feed.told(first, 2).stream()
                .filter(record -> "conflict".equals(Topics.header(record, EventHeaders.OUTCOME)))
                .findFirst()
                .orElseThrow();
        requireSame(conflict, other);
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
        List<Delivery> batch = deliveries(
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

    /// As after a crash between the commit and the emission: everything is recorded and nobody was told.
    @Test
    void tellsAfterACrashWhatWasCommittedAndNotTold() {
        Feed feed = new Feed(stack);
        TestEvents events = new TestEvents("crashed");
        BusinessEvent approved =
                events.processed("re_1", RefundStatus.APPROVED, "20.00", refund(TestEvents.PROCESSOR, "re_1"));
        BusinessEvent tying = events.processed(
                "re_1", RefundStatus.PENDING, "20.00", refund(TestEvents.PROCESSOR, "re_1"), order("1001"));
        List<Delivery> batch = deliveries(approved, tying);
        Intake.Sorted sorted = businessEvents.sort(batch);
        businessEvents.record(sorted).await().atMost(Duration.ofSeconds(30));
        Tables tables = new Tables(stack);
        List<String> books = tables.books("crashed");

        businessEvents.handle(batch).await().atMost(Duration.ofSeconds(30));

        requireSame(feed.told(approved, 1).getFirst(), approved);
        requireSame(feed.told(tying, 1).getFirst(), tying);
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
                "conflict",
                "duplicate",
                "transaction",
                "transaction_alias",
                "joining_reference",
                "grouping_reference",
                "added_reference",
                "awaiting_entry")) {
            everything.addAll(tables.rows("SELECT '" + table + "', count(*) FROM " + table));
        }
        everything.addAll(tables.rows("SELECT sum(deliveries) FROM duplicate"));
        everything.addAll(tables.rows("SELECT sum(events) FROM joining_reference"));
        everything.addAll(tables.rows("SELECT sum(debit_minor), sum(credit_minor) FROM balance_delta"));
        return everything;
    }

    private static List<Delivery> deliveries(BusinessEvent... events) {
        List<Delivery> deliveries = new ArrayList<>();
        for (BusinessEvent event : events) {
            EventRecord record = EventRecord.of(event);
            deliveries.add(new Delivery(
                    Feed.IN,
                    77,
                    deliveries.size(),
                    event.envelope().receivedAt(),
                    null,
                    record.value(),
                    record.headers()));
        }
        return deliveries;
    }

    private static void requireSame(ConsumerRecord<byte[], byte[]> told, BusinessEvent event) {
        EventRecord sent = EventRecord.of(event);
        assertThat(told.value()).isEqualTo(sent.value());
        sent.headers()
                .forEach((name, value) ->
                        assertThat(Topics.header(told, name)).as(name).isEqualTo(value));
        assertThat(Topics.header(told, EventHeaders.TYPE))
                .isEqualTo(event.type().code());
    }
}
