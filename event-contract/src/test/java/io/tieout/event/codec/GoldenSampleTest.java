package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// One sample per event type is the contract in the form that others read; code and schema must both agree with it.
class GoldenSampleTest {

    @ParameterizedTest
    @EnumSource
    void readsAndWritesTheSampleUnchanged(EventType type) throws IOException {
        JsonNode sample = sample(type);
        EventRecord record = new EventRecord(headers(sample), Json.MAPPER.writeValueAsBytes(sample.get("data")));

        Decoded decoded = record.decode();

        assertThat(decoded).isInstanceOf(Decoded.Event.class);
        EventRecord written = EventRecord.of(((Decoded.Event) decoded).event());
        assertThat(written.headers()).isEqualTo(record.headers());
        assertThat(Json.read(written.value())).isEqualTo(sample.get("data"));
    }

    /// Another hash would make every repeat of what is recorded a contradiction.
    @ParameterizedTest
    @EnumSource
    void hasItsGoldenContentHash(EventType type) throws IOException {
        JsonNode sample = sample(type);

        assertThat(HexFormat.of().formatHex(ContentHash.of(event(sample))))
                .isEqualTo(sample.get("contentSha256").asText());
    }

    /// The sample is of before the fields were added, and its hash is golden; what is added is told apart by its name.
    @Test
    void anAddedFieldIsHashedOnlyWhereItHasAValue() throws IOException {
        JsonNode sample = sample(EventType.GIFT_CARD_MOVED);
        Set<String> hashes = new HashSet<>();
        hashes.add(sample.get("contentSha256").asText());
        for (String added : List.of(
                "{'soldBy':'OUT'}",
                "{'cohort':'OUT'}",
                "{'soldBy':'OUT','cohort':'OUT'}",
                "{'recognised':{'amount':'1.00','currency':'USD'}}")) {
            JsonNode other = sample.deepCopy();
            ((ObjectNode) other.get("data")).setAll((ObjectNode) Json.MAPPER.readTree(added.replace('\'', '"')));
            hashes.add(HexFormat.of().formatHex(ContentHash.of(event(other))));
        }

        assertThat(hashes).hasSize(5);
    }

    @ParameterizedTest
    @EnumSource
    void sampleFollowsThePublishedSchema(EventType type) throws IOException {
        assertThat(schemaErrors(type, sample(type).get("data"))).isEmpty();
    }

    /// Whatever the decoder refuses for its form, the schema refuses too, and both name the same field.
    @ParameterizedTest(name = "{0} with {1} = {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            REFUND_ISSUED    | /amount            |
            REFUND_ISSUED    | /amount/amount     | 35.5
            REFUND_ISSUED    | /amount/amount     | "-35.50"
            REFUND_ISSUED    | /amount/amount     | "35,50"
            REFUND_ISSUED    | /amount/currency   | "dollars"
            REFUND_ISSUED    | /intent            | "maybe"
            REFUND_ISSUED    | /tender            | ""
            REFUND_ISSUED    | /references        | {}
            REFUND_PROCESSED | /status            | "done"
            ERP_ENTRY_POSTED | /postingDate       | "3 March"
            ERP_ENTRY_POSTED | /lines/0/side      | "left"
            ERP_ENTRY_POSTED | /carries/type      | "parcel"
            HANDOFF_RECORDED | /about             |
            ORDER_PLACED     | /total/amount      | "1e2"
            PAYMENT_CAPTURED | /tender            | 7
            STOCK_MOVED      | /quantity          | 1.5
            STOCK_MOVED      | /quantity          | "3"
            STOCK_COUNTED    | /quantity          | -3
            FX_RATE_SET      | /rate              | 1.085
            FX_RATE_SET      | /rate              | "-1"
            BALANCE_STATED   | /asOf              | "yesterday"
            PAYOUT_CHANGED   | /amount/amount     | "--1"
            SALE_RECORDED    | /lines/0/gross     |
            SALE_RECORDED    | /tenders/0/amount/amount | "-30.00"
            """)
    void refusesWhatTheSchemaRefuses(EventType type, String pointer, String value) throws IOException {
        ObjectNode data = (ObjectNode) sample(type).get("data");
        put(data, pointer, value);

        Decoded decoded = new EventRecord(headers(sample(type)), Json.MAPPER.writeValueAsBytes(data)).decode();

        assertThat(decoded).isInstanceOf(Decoded.Invalid.class);
        assertThat(((Decoded.Invalid) decoded).violations())
                .anySatisfy(violation -> assertThat(violation.pointer()).startsWith("/data" + pointer));
        assertThat(schemaErrors(type, data)).isNotEmpty();
    }

    /// What no schema can say: fields that are right each by itself and wrong together.
    @ParameterizedTest(name = "{0} with {1} = {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ORDER_PLACED           | /tax/amount     | "9999.00"                     | is not a part of
            SALE_RECORDED          | /total/amount   | "97.21"                       | lines come to
            SALE_RECORDED          | /tenders/2/amount/amount | "17.21"              | tenders come to
            SALE_RECORDED          | /lines/0/discount/amount | "100.01"             | is not a part of
            RETURN_RECORDED        | /lines/0/gross/currency  | "EUR"                | EUR
            EXCHANGE_RECORDED      | /paid/0/amount/amount    | "16.00"              | sold with givenBack come to
            FULFILMENT_CONFIRMED   | /total/amount   | "55.00"                       | lines come to
            SETTLEMENT_LINE_STATED | /net/amount     | "-65.00"                      | is not gross
            STOCK_MOVED            | /quantity       | -3                            | only an adjustment
            BALANCE_STATED         | /units          |                               | either money or units
            REFUND_PROCESSED       | /cardDigits     | "4242424242424242"            | last four digits
            ERP_ENTRY_POSTED       | /cardDigits     | "42"                          | last four digits
            FX_RATE_SET            | /to             | "dollars"                     | ISO 4217
            GIFT_CARD_MOVED        | /recognised     | {"amount":"50.01","currency":"USD"} | is not a part of
            """)
    void refusesWhatContradictsItself(EventType type, String pointer, String value, String message) throws IOException {
        JsonNode sample = sample(type);
        put((ObjectNode) sample.get("data"), pointer, value);

        Decoded decoded = new EventRecord(headers(sample), Json.MAPPER.writeValueAsBytes(sample.get("data"))).decode();

        assertThat(decoded).isInstanceOf(Decoded.Invalid.class);
        assertThat(((Decoded.Invalid) decoded).violations())
                .anySatisfy(violation -> assertThat(violation.message()).contains(message));
    }

    @ParameterizedTest
    @EnumSource
    void unknownTypesAreNotFaults(EventType type) throws IOException {
        Map<String, String> headers = headers(sample(type));
        headers.put(EventHeaders.TYPE, "tieout.parcel.lost.v1");

        assertThat(new EventRecord(headers, new byte[0]).decode())
                .isEqualTo(new Decoded.UnknownType("tieout.parcel.lost.v1"));
    }

    @ParameterizedTest
    @EnumSource
    void everyTypeIsFoundByItsName(EventType type) {
        assertThat(Coded.of(EventType.class, type.code())).isEqualTo(type);
    }

    private static void put(ObjectNode data, String pointer, String value) throws IOException {
        int last = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) data.at(pointer.substring(0, last));
        if (value == null) {
            parent.remove(pointer.substring(last + 1));
        } else {
            parent.set(pointer.substring(last + 1), Json.MAPPER.readTree(value));
        }
    }

    static JsonNode sample(Coded type) throws IOException {
        return Json.MAPPER.readTree(resource("/samples/" + type.code() + ".json"));
    }

    private static BusinessEvent event(JsonNode sample) throws IOException {
        Decoded decoded = new EventRecord(headers(sample), Json.MAPPER.writeValueAsBytes(sample.get("data"))).decode();
        return ((Decoded.Event) decoded).event();
    }

    static Map<String, String> headers(JsonNode sample) {
        return Stream.of(sample.get("headers"))
                .flatMap(JsonNode::propertyStream)
                .collect(
                        LinkedHashMap::new,
                        (map, header) ->
                                map.put(header.getKey(), header.getValue().asText()),
                        Map::putAll);
    }

    static List<Error> schemaErrors(Coded type, JsonNode data) throws IOException {
        return schemaErrors(resource("/schemas/" + type.code() + ".json"), data);
    }

    static List<Error> schemaErrors(InputStream published, JsonNode data) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(published);
        return schema.validate(
                Json.MAPPER.writeValueAsString(data),
                InputFormat.JSON,
                execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static InputStream resource(String path) {
        return Objects.requireNonNull(GoldenSampleTest.class.getResourceAsStream(path), path);
    }
}
