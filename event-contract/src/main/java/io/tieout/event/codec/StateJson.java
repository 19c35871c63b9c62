package io.tieout.event.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.PeriodStanding;
import io.tieout.event.alert.AlertChange;
import io.tieout.event.alert.AlertMeasure;
import io.tieout.event.alert.AlertResolution;
import io.tieout.event.alert.AlertStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/// How states that Tieout publishes stand in JSON: enum codes, amounts in major units as text, times in RFC 3339.
final class StateJson {

    static final JsonMapper MAPPER = Json.MAPPER.rebuild().addModule(module()).build();

    private StateJson() {}

    static byte[] write(JsonMapper mapper, Record state) {
        try {
            return mapper.writeValueAsBytes(state);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a state always writes", impossible);
        }
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("tieout-states");
        text(module, Instant.class, Instant::toString, Instant::parse);
        text(module, LocalDate.class, LocalDate::toString, LocalDate::parse);
        coded(module, BreakClass.class);
        coded(module, BreakStatus.class);
        coded(module, Severity.class);
        coded(module, Cause.class);
        coded(module, HandoffStep.class);
        coded(module, AlertChange.class);
        coded(module, AlertStatus.class);
        coded(module, AlertMeasure.class);
        coded(module, AlertResolution.class);
        coded(module, PeriodStanding.class);
        module.addSerializer(Money.class, new MoneySerializer());
        module.addDeserializer(Money.class, new MoneyDeserializer());
        return module;
    }

    private static <E extends Enum<E> & Coded> void coded(SimpleModule module, Class<E> type) {
        text(module, type, Coded::code, code -> Coded.of(type, code));
    }

    private static <T> void text(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new JsonSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new JsonDeserializer<T>() {
            @Override
            public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return read.apply(json.getText());
            }
        });
    }

    private static final class MoneySerializer extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeStringField("amount", money.decimal());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class MoneyDeserializer extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(json);
            return Money.parse(
                    node.path("amount").asText(), node.path("currency").asText());
        }
    }
}
