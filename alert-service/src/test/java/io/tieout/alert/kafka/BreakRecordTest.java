package io.tieout.alert.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakRecordTest {

    private static final String GOOD = """
            {"breakId":"4effe120-bc54-463a-9f86-3dd71675cff4","version":1,"tenant":"acme","entity":"US","rule":"refunds",\
            "ruleVersion":1,"ruleKey":"k","breakClass":"missing","attributes":[],"status":"open","severity":"P2",\
            "authority":"existing leg","delta":{"amount":"1.00","currency":"USD"},\
            "absolute":{"amount":"1.00","currency":"USD"},"sourceValue":null,"processorValue":null,"targetValue":null,\
            "differences":[],"handoff":{"step":"2","evidence":[]},"cause":"undetermined","repair":"re-send",\
            "firstDetectedAt":"2026-03-06T12:00:00Z","businessDate":"2026-03-06","dueAt":null,"closedAt":null,\
            "correlationId":"891b412c-3a21-4264-9dbd-dfceb7e01c52","order":null,"traceparent":null}""";

    @Test
    void readsABreak() {
        assertThat(BreakRecord.read(delivery(BreakRecord.TYPE, GOOD)))
                .isInstanceOfSatisfying(
                        BreakRecord.Known.class,
                        known -> assertThat(known.state().tenant()).isEqualTo("acme"));
    }

    @Test
    void anUnknownTypeIsKeptForLater() {
        assertThat(BreakRecord.read(delivery("tieout.break.changed.v2", "whatever")))
                .isEqualTo(new BreakRecord.UnknownType("tieout.break.changed.v2"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "version":1                      | "version":0                          | version
            "tenant":"acme"                  | "tenant":"Acme Inc"                  | tenant
            "tenant":"acme"                  | "tenant":null                        | required
            "entity":"US"                    | "entity":"U/S"                       | entity
            "status":"open"                  | "status":"ajar"                      | state of a break
            "breakClass":"missing"           | "breakClass":"lost"                  | state of a break
            "delta":{"amount":"1.00"         | "delta":{"amount":"1.001"            | state of a break
            "delta":{"amount":"1.00","currency":"USD"} | "delta":{"amount":"1.00","currency":"EUR"} | currency
            "absolute":{"amount":"1.00"      | "absolute":{"amount":"-1.00"         | magnitude
            "absolute":{"amount":"1.00"      | "absolute":{"amount":"10000000000000.01" | 10^15
            "handoff":{"step":"2"            | "handoff":{"step":null               | required
            "attributes":[]                  | "attributes":null                    | state of a break
            "firstDetectedAt":"2026-03-06T12:00:00Z" | "firstDetectedAt":"yesterday" | state of a break
            "order":null                     | "orders":null                        | state of a break
            """)
    void namesWhatIsWrong(String right, String wrong, String named) {
        String broken = GOOD.replace(right, wrong);

        assertThat(broken).isNotEqualTo(GOOD);
        assertThatThrownBy(() -> BreakRecord.read(delivery(BreakRecord.TYPE, broken)))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining(named);
    }

    @Test
    void refusesWhatIsNoJsonNoValueOrHasNoType() {
        assertThatThrownBy(() -> BreakRecord.read(delivery(BreakRecord.TYPE, "not json")))
                .isInstanceOf(DataFault.class);
        assertThatThrownBy(() -> BreakRecord.read(delivery(BreakRecord.TYPE, "null")))
                .isInstanceOf(DataFault.class);
        assertThatThrownBy(() -> BreakRecord.read(delivery(BreakRecord.TYPE, null)))
                .isInstanceOf(DataFault.class);
        assertThatThrownBy(() -> BreakRecord.read(delivery(null, GOOD)))
                .isInstanceOf(DataFault.class)
                .hasMessageContaining("ce_type");
    }

    private static Delivery delivery(@Nullable String type, @Nullable String value) {
        return new Delivery(
                "tieout.breaks.v1",
                0,
                0,
                Instant.EPOCH,
                null,
                value == null ? null : value.getBytes(UTF_8),
                type == null ? Map.of() : Map.of("ce_type", type));
    }
}
