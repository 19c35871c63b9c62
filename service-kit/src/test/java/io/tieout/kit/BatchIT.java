package io.tieout.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.sample.Samples;
import io.tieout.test.Eventually;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@KitTest
class BatchIT {

    private static final String IN = "tieout.business-events.v1";
    private static final String NEXT = "tieout.recorded-events.v1";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    Samples samples;

    private final String tenant = "batch-" + UUID.randomUUID();

    @Test
    void recordsAreBookedInBatchesAndToldOnceAcknowledged() {
        int count = 3_000;
        int attemptsBefore = samples.attempts();

        new Topics(stack).produce(lines(count, "same-key"));

        Eventually.holds(() -> assertThat(new Database(stack).idsOf(tenant)).hasSize(count));
        assertThat(told(count)).containsExactlyElementsOf(ids(count));
        assertThat(samples.attempts() - attemptsBefore).isLessThan(count / 10);
    }

    @Test
    void aRedeliveredRecordIsBookedOnce() throws Exception {
        new Topics(stack).produce(lines(5, "same-key"));
        new Topics(stack).produce(lines(5, "same-key"));

        assertThat(told(10)).hasSize(10);
        assertThat(new Database(stack).idsOf(tenant)).hasSize(5);
    }

    @Test
    void onlyThePoisonRecordIsDeadLetteredAndTheRestGoesOnInOrder() {
        List<ProducerRecord<byte[], byte[]>> records = lines(400, "same-key");
        records.set(133, Topics.record(IN, "same-key", (tenant + " broken").getBytes(UTF_8), Map.of("ce_id", "d-1")));

        var written = new Topics(stack).produce(records);

        List<String> good = new ArrayList<>(ids(400));
        good.remove(133);
        assertThat(told(399)).containsExactlyElementsOf(good);
        var letter = letters(1).getFirst();
        assertThat(Topics.text(letter)).isEqualTo(tenant + " broken");
        assertThat(Topics.header(letter, DeadLetters.REASON)).isEqualTo("malformed");
        assertThat(Topics.header(letter, DeadLetters.DETAIL)).isEqualTo("want three words");
        assertThat(Topics.header(letter, DeadLetters.ORIGIN_TOPIC)).isEqualTo(IN);
        assertThat(Topics.header(letter, DeadLetters.ORIGIN_PARTITION))
                .isEqualTo(Integer.toString(written.get(133).partition()));
        assertThat(Topics.header(letter, DeadLetters.ORIGIN_OFFSET))
                .isEqualTo(Long.toString(written.get(133).offset()));
        assertThat(Topics.header(letter, DeadLetters.SERVICE)).isEqualTo("kit-sample");
        assertThat(Topics.header(letter, "ce_id")).isEqualTo("d-1");
        assertThat(Integer.parseInt(String.valueOf(Topics.header(letter, DeadLetters.ATTEMPTS))))
                .isGreaterThan(1);
    }

    @Test
    void whatTheDatabaseRefusesAndWhatBringsOutADefectIsDeadLetteredToo() throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = lines(20, "same-key");
        records.set(3, Topics.record(IN, "same-key", (tenant + " below-zero -1").getBytes(UTF_8), Map.of()));
        records.set(17, Topics.record(IN, "same-key", (tenant + " no-number x").getBytes(UTF_8), Map.of()));
        records.add(Topics.record(IN, "same-key", (tenant + " last 1").getBytes(UTF_8), Map.of()));

        new Topics(stack).produce(records);

        assertThat(letters(2))
                .extracting(letter -> Topics.header(letter, DeadLetters.REASON))
                .containsExactlyInAnyOrder("constraint", "unexpected");
        assertThat(letters(2))
                .extracting(letter -> Topics.header(letter, DeadLetters.DETAIL))
                .allSatisfy(detail -> assertThat(detail).doesNotContain("below-zero"));
        assertThat(told(19)).hasSize(19).contains("last");
        assertThat(new Database(stack).idsOf(tenant)).hasSize(19);
    }

    private List<ProducerRecord<byte[], byte[]>> lines(int count, String key) {
        return new ArrayList<>(ids(count).stream()
                .map(id -> Topics.record(IN, key, (tenant + " " + id + " 5").getBytes(UTF_8), Map.of()))
                .toList());
    }

    private static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj("s-%05d"::formatted).toList();
    }

    /// The ids on the next topic, in their order: all samples of a test share one key.
    private List<String> told(int count) {
        return new Topics(stack)
                .read(NEXT, count, this::isOurs).stream()
                        .map(record -> Topics.text(record).split(" ", -1)[1])
                        .toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(int count) {
        return new Topics(stack).read(DeadLetters.TOPIC, count, this::isOurs);
    }

    private boolean isOurs(ConsumerRecord<byte[], byte[]> record) {
        return Topics.text(record).startsWith(tenant + " ");
    }
}
