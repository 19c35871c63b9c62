package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// One sample of a record of each plain topic, and what its schema refuses.
class GoldenTopicTest {

    @ParameterizedTest
    @EnumSource
    void sampleFollowsThePublishedSchema(PlainTopic topic) throws IOException {
        assertThat(GoldenSampleTest.schemaErrors(topic, GoldenSampleTest.sample(topic)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderMayBeLeftOutOnlyWhereThePageSaysSo(PlainTopic topic) throws IOException {
        for (StateHeader header : topic.headers()) {
            JsonNode sample = GoldenSampleTest.sample(topic);
            assertThat(sample.get("headers").has(header.name()))
                    .as(header.name())
                    .isTrue();
            ((ObjectNode) sample.get("headers")).remove(header.name());

            assertThat(GoldenSampleTest.schemaErrors(topic, sample).isEmpty())
                    .as(header.name())
                    .isEqualTo(!header.isRequired());
        }
    }

    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            DEAD_LETTERS  | /headers/dead_letter_reason    | "bad luck"
            DEAD_LETTERS  | /headers/dead_letter_partition | "-1"
            DEAD_LETTERS  | /headers/dead_letter_attempts  | "0"
            DEAD_LETTERS  | /headers/dead_letter_key       | "not base64!"
            DEAD_LETTERS  | /headers/dead_letter_at        | "yesterday"
            PARKED_EVENTS | /headers/parked_offset         | "x"
            RECEIPTS      | /data/sha256                   | "ab"
            RECEIPTS      | /data/events/0/type            | "tieout.parcel.lost.v1"
            RECEIPTS      | /data/rejections/0/errors/0/fix | 7
            CLOCK         | /data                          | "noon"
            """)
    void refusesWhatNobodyWrites(PlainTopic topic, String pointer, String value) throws IOException {
        JsonNode sample = GoldenSampleTest.sample(topic);
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) sample.at(pointer.substring(0, last)))
                .set(pointer.substring(last + 1), Json.MAPPER.readTree(value));

        assertThat(GoldenSampleTest.schemaErrors(topic, sample)).isNotEmpty();
    }
}
