package io.tieout.event.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedEntry;
import io.tieout.event.CorrectionPosted.PostedLine;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionRecordTest {

    @Test
    void readsAndWritesTheSampleUnchanged() throws IOException {
        JsonNode sample = GoldenSampleTest.sample(CorrectionMessage.TYPE);

        EventRecord written =
                CorrectionRecord.of(CorrectionRecord.read(Json.MAPPER.writeValueAsBytes(sample.get("data"))));

        assertThat(Json.read(written.value())).isEqualTo(sample.get("data"));
        assertThat(written.headers()).isEqualTo(GoldenSampleTest.headers(sample));
    }

    @Test
    void sampleFollowsThePublishedSchema() throws IOException {
        byte[] schema = CorrectionMessage.payload().toString().getBytes(UTF_8);
        JsonNode sample = GoldenSampleTest.sample(CorrectionMessage.TYPE);

        List<Error> errors = GoldenSampleTest.schemaErrors(new ByteArrayInputStream(schema), sample.get("data"));

        assertThat(errors).isEmpty();
    }

    @Test
    void mayBeAboutNoEvent() throws IOException {
        CorrectionPosted correction = new CorrectionPosted(
                "demo",
                new UUID(1, 1),
                "manual-lines",
                null,
                null,
                null,
                Instant.parse("2026-03-06T10:00:00Z"),
                List.of(new PostedEntry(
                        LocalDate.of(2026, 3, 6),
                        List.of(new PostedLine("US", "6310", "", EntrySide.DEBIT, Money.parse("2.00", "USD"))))));

        EventRecord record = CorrectionRecord.of(correction);

        assertThat(CorrectionRecord.read(record.value())).isEqualTo(correction);
        assertThat(record.headers()).doesNotContainKey(EventHeaders.CORRELATION_ID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "7",
                "{\"tenant\":\"demo\",\"correctionId\":\"5d0c2f1e-7a4b-4c21-9d10-5a6b7c8d9e0f\",\"kind\":\"reverse\","
                        + "\"bookedAt\":\"2026-03-06T10:00:00Z\",\"entries\":[]}"
            })
    void refusesWhatIsNoCorrection(String value) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> CorrectionRecord.read(value.getBytes(UTF_8)));
    }
}
