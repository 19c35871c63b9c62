package io.tieout.alert.db;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertState;
import io.tieout.alert.domain.Resolution;
import io.tieout.alert.domain.Threshold;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.io.IOException;

/// The alert as its row keeps it. Nobody outside sees this form.
final class AlertJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(module())
            .addMixIn(Threshold.class, ThresholdKinds.class)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private AlertJson() {}

    static String write(Alert alert) {
        try {
            return MAPPER.writeValueAsString(alert);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an alert always writes", impossible);
        }
    }

    static Alert read(String json) {
        try {
            return MAPPER.readValue(json, Alert.class);
        } catch (JsonProcessingException altered) {
            throw new IllegalStateException("not an alert that this service kept", altered);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "measure")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Threshold.Count.class, name = "count"),
        @JsonSubTypes.Type(value = Threshold.Amount.class, name = "absolute-amount"),
        @JsonSubTypes.Type(value = Threshold.Age.class, name = "age")
    })
    private interface ThresholdKinds {}

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("tieout-alerts");
        coded(module, AlertState.class);
        coded(module, Resolution.class);
        coded(module, BreakClass.class);
        coded(module, Severity.class);
        coded(module, HandoffStep.class);
        coded(module, Cause.class);
        module.addSerializer(Money.class, new MoneyWriter());
        module.addDeserializer(Money.class, new MoneyReader());
        return module;
    }

    private static <E extends Enum<E> & Coded> void coded(SimpleModule module, Class<E> type) {
        module.addSerializer(type, new JsonSerializer<E>() {
            @Override
            public void serialize(E value, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeString(value.code());
            }
        });
        module.addDeserializer(type, new JsonDeserializer<E>() {
            @Override
            public E deserialize(JsonParser json, DeserializationContext context) throws IOException {
                return Coded.of(type, json.getText());
            }
        });
    }

    private static final class MoneyWriter extends JsonSerializer<Money> {
        @Override
        public void serialize(Money money, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            json.writeNumberField("minor", money.minor());
            json.writeStringField("currency", money.currency().getCurrencyCode());
            json.writeEndObject();
        }
    }

    private static final class MoneyReader extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = json.readValueAsTree();
            return Money.of(
                    node.path("minor").longValue(), node.path("currency").textValue());
        }
    }
}
