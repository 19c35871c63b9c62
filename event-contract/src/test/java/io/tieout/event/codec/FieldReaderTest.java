package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private static FieldReader read(String json) throws IOException {
        return FieldReader.at(Json.read(json.getBytes(StandardCharsets.UTF_8)), "/data");
    }
}
