package io.tieout.event.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Coded;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What kind of value a field holds: how it is read, written, hashed and described.
///
/// @param <T> the type of the record's component
sealed interface Kind<T> {

    /// Null where the field is absent or unusable; what is unusable is noted in `fields`.
    ///
    /// @param source whose names references without an issuer are
    @Nullable
    T read(FieldReader fields, String name, String source);

    /// Writes the value alone; its name is written already.
    void write(JsonGenerator json, T value) throws IOException;

    void hash(CanonicalBytes bytes, T value);

    ObjectNode schema();

    /// What a sender is told who left a required field out.
    String fix();

    /// What an absent field stands for.
    default @Nullable T absent() {
        return null;
    }

    record Text(int lengthMax) implements Kind<String> {
        @Override
        public @Nullable String read(FieldReader fields, String name, String source) {
            return fields.optionalText(name, lengthMax);
        }

        @Override
        public void write(JsonGenerator json, String value) throws IOException {
            json.writeString(value);
        }

        @Override
        public void hash(CanonicalBytes bytes, String value) {
            bytes.text(value);
        }

        @Override
        public ObjectNode schema() {
            return Schemas.text(lengthMax);
        }

        @Override
        public String fix() {
            return "send it as text";
        }
    }

    record Code<E extends Enum<E> & Coded>(Class<E> type) implements Kind<E> {
        @Override
        public @Nullable E read(FieldReader fields, String name, String source) {
            return fields.optionalCode(name, type);
        }

        @Override
        public void write(JsonGenerator json, E value) throws IOException {
            json.writeString(value.code());
        }

        @Override
        public void hash(CanonicalBytes bytes, E value) {
            bytes.code(value);
        }

        @Override
        public ObjectNode schema() {
            return Schemas.codes(type);
        }

        @Override
        public String fix() {
            return "send one of " + FieldReader.codes(type);
        }
    }

    /// @param isSigned whether it may be negative
    record Amount(boolean isSigned) implements Kind<Money> {

        private static final SerializableString AMOUNT = new SerializedString("amount");
        private static final SerializableString CURRENCY = new SerializedString("currency");

        @Override
        public @Nullable Money read(FieldReader fields, String name, String source) {
            return isSigned ? fields.optionalSignedMoney(name) : fields.optionalMoney(name);
        }

        @Override
        public void write(JsonGenerator json, Money value) throws IOException {
            json.writeStartObject();
            json.writeFieldName(AMOUNT);
            json.writeString(value.decimal());
            json.writeFieldName(CURRENCY);
            json.writeString(value.currency().getCurrencyCode());
            json.writeEndObject();
        }

        @Override
        public void hash(CanonicalBytes bytes, Money value) {
            bytes.money(value);
        }

        @Override
        public ObjectNode schema() {
            return Schemas.ref(isSigned ? "signedMoney" : "money");
        }

        @Override
        public String fix() {
            return "send {\"amount\":\"12.34\",\"currency\":\"USD\"}";
        }
    }

    /// @param isSigned whether it may be negative
    record Count(boolean isSigned) implements Kind<Long> {
        @Override
        public @Nullable Long read(FieldReader fields, String name, String source) {
            return fields.optionalCount(name, isSigned);
        }

        @Override
        public void write(JsonGenerator json, Long value) throws IOException {
            json.writeNumber(value);
        }

        @Override
        public void hash(CanonicalBytes bytes, Long value) {
            bytes.integer(value);
        }

        @Override
        public ObjectNode schema() {
            return Schemas.count(isSigned);
        }

        @Override
        public String fix() {
            return "send a whole number";
        }
    }

    /// An exact decimal above zero, as text: a rate.
    record Rate() implements Kind<BigDecimal> {
        @Override
        public @Nullable BigDecimal read(FieldReader fields, String name, String source) {
            return fields.optionalRate(name);
        }

        @Override
        public void write(JsonGenerator json, BigDecimal value) throws IOException {
            json.writeString(value.toPlainString());
        }

        @Override
        public void hash(CanonicalBytes bytes, BigDecimal value) {
            bytes.text(value.stripTrailingZeros().toPlainString());
        }

        @Override
        public ObjectNode schema() {
            return Schemas.rate();
        }

        @Override
        public String fix() {
            return "send a decimal such as \"1.0850\"";
        }
    }

    record Date() implements Kind<LocalDate> {
        @Override
        public @Nullable LocalDate read(FieldReader fields, String name, String source) {
            return fields.optionalDate(name);
        }

        @Override
        public void write(JsonGenerator json, LocalDate value) throws IOException {
            json.writeString(value.toString());
        }

        @Override
        public void hash(CanonicalBytes bytes, LocalDate value) {
            bytes.text(value.toString());
        }

        @Override
        public ObjectNode schema() {
            return Schemas.format("date");
        }

        @Override
        public String fix() {
            return "send a date such as \"2026-03-06\"";
        }
    }

    record Time() implements Kind<Instant> {
        @Override
        public @Nullable Instant read(FieldReader fields, String name, String source) {
            return fields.has(name) ? fields.instant(name) : null;
        }

        @Override
        public void write(JsonGenerator json, Instant value) throws IOException {
            json.writeString(Timestamps.text(value));
        }

        @Override
        public void hash(CanonicalBytes bytes, Instant value) {
            bytes.text(value.toString());
        }

        @Override
        public ObjectNode schema() {
            return Schemas.format("date-time");
        }

        @Override
        public String fix() {
            return "send a time with its offset, such as \"2026-03-06T12:00:00Z\"";
        }
    }

    record Name() implements Kind<Reference> {

        private static final SerializableString TYPE = new SerializedString("type");
        private static final SerializableString ISSUER = new SerializedString("issuer");
        private static final SerializableString VALUE = new SerializedString("value");

        @Override
        public @Nullable Reference read(FieldReader fields, String name, String source) {
            return fields.optionalReference(name, source);
        }

        @Override
        public void write(JsonGenerator json, Reference value) throws IOException {
            json.writeStartObject();
            json.writeFieldName(TYPE);
            json.writeString(value.type().code());
            json.writeFieldName(ISSUER);
            json.writeString(value.issuer());
            json.writeFieldName(VALUE);
            json.writeString(value.value());
            json.writeEndObject();
        }

        @Override
        public void hash(CanonicalBytes bytes, Reference value) {
            bytes.text(value.toString());
        }

        @Override
        public ObjectNode schema() {
            return Schemas.ref("reference");
        }

        @Override
        public String fix() {
            return "send {\"type\":\"" + ReferenceType.REFUND.code() + "\",\"issuer\":\"shopify-us\",\"value\":\"R1\"}";
        }
    }

    /// A flat object of texts. Absent means empty.
    record Texts() implements Kind<Map<String, String>> {
        @Override
        public Map<String, String> read(FieldReader fields, String name, String source) {
            return fields.texts(name);
        }

        @Override
        public void write(JsonGenerator json, Map<String, String> value) throws IOException {
            json.writeStartObject();
            for (Map.Entry<String, String> field : value.entrySet()) {
                json.writeStringField(field.getKey(), field.getValue());
            }
            json.writeEndObject();
        }

        @Override
        public void hash(CanonicalBytes bytes, Map<String, String> value) {
            bytes.list(value.keySet());
            value.forEach((name, text) -> bytes.text(name).text(text));
        }

        @Override
        public ObjectNode schema() {
            return Schemas.texts();
        }

        @Override
        public String fix() {
            return "send {\"name\":\"value\"}";
        }

        @Override
        public Map<String, String> absent() {
            return Map.of();
        }
    }

    /// An array of objects. Absent means empty.
    record Lines<R extends Record>(Layout<R> element) implements Kind<List<R>> {
        @Override
        public List<R> read(FieldReader fields, String name, String source) {
            List<R> lines = new ArrayList<>();
            for (FieldReader line : fields.objects(name, Limits.LINES_MAX)) {
                R read = element.read(line, source);
                if (read != null) {
                    lines.add(read);
                }
            }
            return lines;
        }

        @Override
        public void write(JsonGenerator json, List<R> value) throws IOException {
            json.writeStartArray();
            for (R line : value) {
                json.writeStartObject();
                element.write(json, line);
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        @Override
        public void hash(CanonicalBytes bytes, List<R> value) {
            bytes.list(value);
            for (R line : value) {
                element.hash(bytes, line);
            }
        }

        @Override
        public ObjectNode schema() {
            return Schemas.lines(element);
        }

        @Override
        public String fix() {
            return "send [ ... ]";
        }

        @Override
        public List<R> absent() {
            return List.of();
        }
    }
}
