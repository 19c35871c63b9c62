package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                               | /data/amount          | is missing
            {"amount":12.34}                                 | /data/amount          | is not a money object
            {"amount":{"amount":12.34,"currency":"USD"}}     | /data/amount/amount   | is not text
            {"amount":{"amount":"12.345","currency":"USD"}}  | /data/amount/amount   | is not an exact amount: 12.345
            {"amount":{"amount":"0.50","currency":"JPY"}}    | /data/amount/amount   | is not an exact amount: 0.50
            {"amount":{"amount":"12.34","currency":"ABC"}}   | /data/amount/currency | is not a currency: ABC
            {"amount":{"amount":"12.34"}}                    | /data/amount/currency | is missing
            {"amount":{"amount":"-1.00","currency":"USD"}}   | /data/amount/amount   | is negative
            """)
    void namesTheFieldAndTheFault(String json, String pointer, String message) throws IOException {
        FieldReader fields = read(json);

        fields.money("amount");

        assertThat(fields.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo(pointer);
            assertThat(violation.message()).isEqualTo(message);
            assertThat(violation.fix()).isNotBlank();
        });
    }

    @Test
    void namesAllFaultsAtOnce() throws IOException {
        FieldReader fields = read("{\"tender\":7}");

        fields.money("amount");
        fields.text("tender", Limits.ID_LENGTH_MAX);

        assertThat(fields.violations()).extracting(Violation::pointer).containsExactly("/data/amount", "/data/tender");
    }

    @Test
    void refusesWhatIsTooLong() throws IOException {
        FieldReader fields = read("{\"id\":\"" + "x".repeat(Limits.ID_LENGTH_MAX + 1) + "\"}");

        fields.text("id", Limits.ID_LENGTH_MAX);

        assertThat(fields.violations())
                .containsExactly(new Violation("/data/id", "has 201 characters", "send at most 200"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{} {}", "{\"a\":1,\"a\":2}", "nul"})
    void refusesWhatIsNotOneDocument(String json) {
        assertThatThrownBy(() -> Json.read(json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeeply() {
        byte[] bomb = "[".repeat(10_000).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Json.read(bomb)).isInstanceOf(IOException.class);
    }

    @Test
    void aHugeExponentStaysSmall() throws IOException {
        assertThat(read("{\"fields\":{\"amount\":1e999999999}}").texts("fields").get("amount"))
                .hasSizeLessThan(Limits.ID_LENGTH_MAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03T10:00:00Z",
                "2026-03-03T10:00:00.123456789Z",
                "2026-03-03T10:00Z",
                "2026-03-03T11:00:00+01:00",
                "0000-03-03T10:00:00Z"
            })
    void readsTimesOfEveryOffset(String time) throws IOException {
        assertThat(read("{\"time\":\"" + time + "\"}").instant("time"))
                .isEqualTo(OffsetDateTime.parse(time).toInstant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "2026-02-30T10:00:00Z",
                "2026-03-03T10:00:00.1234567890Z",
                "2026-03-03T10:00:00",
                "yesterday"
            })
    void refusesWhatIsNoTime(String time) throws IOException {
        FieldReader fields = read("{\"time\":\"" + time + "\"}");

        fields.instant("time");

        assertThat(fields.violations())
                .extracting(Violation::message)
                .singleElement()
                .isEqualTo("is not a time: " + time);
    }

    private static FieldReader read(String json) throws IOException {
        return FieldReader.at(Json.read(json.getBytes(StandardCharsets.UTF_8)), "/data");
    }
}
