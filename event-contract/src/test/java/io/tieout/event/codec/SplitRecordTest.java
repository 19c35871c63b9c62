package io.tieout.event.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.tieout.event.TransactionMerged;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitRecordTest {

    @Test
    void readsAndWritesTheSampleUnchanged() throws IOException {
        JsonNode sample = GoldenSampleTest.sample(GroupingMessages.SPLIT);

        EventRecord written = SplitRecord.of(SplitRecord.read(Json.MAPPER.writeValueAsBytes(sample.get("data"))));

        assertThat(Json.read(written.value())).isEqualTo(sample.get("data"));
        assertThat(written.headers()).isEqualTo(GoldenSampleTest.headers(sample));
    }

    @Test
    void sampleFollowsThePublishedSchema() throws IOException {
        byte[] schema = GroupingMessages.splitPayload().toString().getBytes(UTF_8);
        JsonNode sample = GoldenSampleTest.sample(GroupingMessages.SPLIT);

        List<Error> errors = GoldenSampleTest.schemaErrors(new ByteArrayInputStream(schema), sample.get("data"));

        assertThat(errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"tenant\":\"demo\",\"number\":1,\"former\":\"x\"}"})
    void refusesWhatIsNoSplit(String value) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> SplitRecord.read(value.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3})
    void aMergeSaysOfWhichSplitItIs(int split) throws IOException {
        TransactionMerged merged = new TransactionMerged("demo", new UUID(1, 1), new UUID(2, 2), split);

        EventRecord record = MergeRecord.of(merged);

        assertThat(MergeRecord.read(record.value())).isEqualTo(merged);
        assertThat(record.headers().containsKey(EventHeaders.SPLIT)).isEqualTo(split > 0);
    }
}
