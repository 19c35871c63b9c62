package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// One sample of each state is the contract in the form that others read; codec and schemas must both agree with it.
class GoldenStateTest {

    @ParameterizedTest
    @EnumSource
    void readsAndWritesTheSampleUnchanged(StateType type) throws IOException {
        JsonNode data = GoldenSampleTest.sample(type).get("data");

        assertThat(Json.read(rewritten(type, data))).isEqualTo(data);
    }

    @ParameterizedTest
    @EnumSource
    void sampleFollowsThePublishedSchema(StateType type) throws IOException {
        assertThat(GoldenSampleTest.schemaErrors(
                        type, GoldenSampleTest.sample(type).get("data")))
                .isEmpty();
    }

    /// A reader may take null and absence for the same, so the schema must let both pass.
    @ParameterizedTest
    @EnumSource
    void whatIsOptionalMayBeNullOrLeftOut(StateType type) throws IOException {
        ObjectNode without = (ObjectNode) GoldenSampleTest.sample(type).get("data");
        ObjectNode withNull = without.deepCopy();
        for (StateField field : StateField.of(type.record())) {
            if (field.isOptional()) {
                without.remove(field.name());
                withNull.putNull(field.name());
            }
        }

        assertThat(GoldenSampleTest.schemaErrors(type, without)).isEmpty();
        assertThat(GoldenSampleTest.schemaErrors(type, withNull)).isEmpty();
        assertThat(rewritten(type, without)).isEqualTo(rewritten(type, withNull));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRequiredMayNotBeLeftOut(StateType type) throws IOException {
        List<String> unnoticed = new ArrayList<>();
        for (StateField field : StateField.of(type.record())) {
            ObjectNode data = (ObjectNode) GoldenSampleTest.sample(type).get("data");
            data.remove(field.name());
            if (!field.isOptional() && GoldenSampleTest.schemaErrors(type, data).isEmpty()) {
                unnoticed.add(field.name());
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void headersFollowTheCatalogueAndNameTheState(StateType type) throws IOException {
        JsonNode sample = GoldenSampleTest.sample(type);
        byte[] schema = Json.MAPPER.writeValueAsBytes(StateHeader.schema(StateHeader.of(type)));
        String key = sample.get("key").asText();
        String separator = type == StateType.BREAK ? "/" : "-";

        assertThat(GoldenSampleTest.schemaErrors(new ByteArrayInputStream(schema), sample.get("headers")))
                .isEmpty();
        assertThat(GoldenSampleTest.headers(sample))
                .containsEntry(EventHeaders.SUBJECT, key)
                .containsEntry(
                        EventHeaders.ID,
                        key + separator + sample.at("/data/version").asLong())
                .hasEntrySatisfying(
                        EventHeaders.SOURCE,
                        source -> assertThat(source)
                                .startsWith(
                                        "/tenants/" + sample.at("/data/tenant").asText() + "/"));
        assertThat(sample.at("/data/" + type.idField()).asText()).isEqualTo(key);
    }

    /// Whatever the codec refuses for its form, the schema refuses too.
    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            BREAK | /breakClass            | "lost"
            BREAK | /status                | "ajar"
            BREAK | /severity              | "P5"
            BREAK | /cause                 | "bad luck"
            BREAK | /handoff/step          | "5"
            BREAK | /attributes            | ["lost"]
            BREAK | /delta/amount          | "1e2"
            BREAK | /absolute/currency     | "dollars"
            BREAK | /firstDetectedAt       | "yesterday"
            BREAK | /businessDate          | "3 March"
            BREAK | /correlationId         | "1002"
            BREAK | /version               | "one"
            BREAK | /incident/id           | "the big one"
            BREAK | /incident/step         | "5"
            ALERT | /change                | "noticed"
            ALERT | /state                 | "ajar"
            ALERT | /rule/measure          | "weight"
            ALERT | /resolution            | "bribed"
            ALERT | /topBreaks/0/breakClass | "lost"
            ALERT | /topBreaks/0/step/code | "5"
            ALERT | /topBreaks/0/delta/amount | "1e2"
            ALERT | /correlationIds/0      | "1002"
            ALERT | /acknowledgement/at    | "yesterday"
            ALERT | /count                 | "many"
            ALERT | /incident/cause        | "bad luck"
            ACCOUNT_BALANCE | /debit/amount | "-1.00"
            ACCOUNT_BALANCE | /businessDate | "3 March"
            ACCOUNT_BALANCE | /version      | "one"
            ACCOUNTING_PERIOD | /standing   | "ajar"
            ACCOUNTING_PERIOD | /since      | "yesterday"
            ACCOUNTING_PERIOD | /closedAt   | "yesterday"
            ACCOUNTING_PERIOD | /reopenedFor/0 | "1002"
            """)
    void refusesWhatTheSchemaRefuses(StateType type, String pointer, String value) throws IOException {
        ObjectNode data = (ObjectNode) GoldenSampleTest.sample(type).get("data");
        set(data, pointer, Json.MAPPER.readTree(value));

        assertThat(GoldenSampleTest.schemaErrors(type, data)).isNotEmpty();
        assertThatThrownBy(() -> rewritten(type, data)).isInstanceOf(IOException.class);
    }

    private static void set(ObjectNode data, String pointer, JsonNode value) {
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        JsonNode parent = data.at(pointer.substring(0, last));
        if (parent.isArray()) {
            ((ArrayNode) parent).set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static byte[] rewritten(StateType type, JsonNode data) throws IOException {
        byte[] value = Json.MAPPER.writeValueAsBytes(data);
        return switch (type) {
            case BREAK -> BreakJson.write(BreakJson.read(value));
            case ALERT -> AlertJson.write(AlertJson.read(value));
            case ACCOUNT_BALANCE ->
                AccountBalanceRecord.of(AccountBalanceRecord.read(value)).value();
            case ACCOUNTING_PERIOD ->
                AccountingPeriodRecord.of(AccountingPeriodRecord.read(value)).value();
        };
    }
}
