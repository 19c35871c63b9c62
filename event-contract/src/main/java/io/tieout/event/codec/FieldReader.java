package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Coded;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the fields of one JSON object and notes everything that is wrong with them, so that a sender learns of all
/// faults at once. Where a required field is unusable it returns a stand-in; the caller asks [#clean] before it uses
/// what it read.
public final class FieldReader {

    private static final Money NO_MONEY = Money.of(0, "USD");
    private static final Pattern RATE = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,12})?");

    private final JsonNode object;

    /// Where `object` stands; put together only when there is a fault to name.
    private final Supplier<String> pointer;

    private final List<Violation> violations;

    private FieldReader(JsonNode object, Supplier<String> pointer, List<Violation> violations) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
    }

    /// Reads `object`, which stands at `pointer` in the sender's document.
    public static FieldReader at(JsonNode object, String pointer) {
        FieldReader reader = new FieldReader(object, () -> pointer, new ArrayList<>());
        if (!object.isObject()) {
            reader.violations.add(
                    new Violation(pointer, "is not a JSON object", "send an object with the event's fields"));
        }
        return reader;
    }

    public boolean clean() {
        return violations.isEmpty();
    }

    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /// Notes that fields which are right each by itself contradict each other.
    void contradicts(String message) {
        violations.add(new Violation(pointer.get(), message, "send values that agree"));
    }

    public void reject(String field, String message, String fix) {
        violations.add(new Violation(pointerTo(field), message, fix));
    }

    /// Reads the object in a field; its faults are noted with those of this one. Where there is none it has no fields.
    public FieldReader object(String field) {
        JsonNode node = object.path(field);
        if (!node.isObject() && has(field)) {
            reject(field, "is not an object", "send {...}");
        }
        return new FieldReader(node, () -> pointerTo(field), violations);
    }

    public boolean has(String field) {
        return !isAbsent(field);
    }

    public String text(String field, int lengthMax) {
        String value = optionalText(field, lengthMax);
        if (value == null && isAbsent(field)) {
            missing(field, "send it as text");
        }
        return value == null ? "" : value;
    }

    public @Nullable String optionalText(String field, int lengthMax) {
        if (isAbsent(field)) {
            return null;
        }
        JsonNode node = object.get(field);
        if (!node.isTextual()) {
            reject(field, "is not text", "send it in quotation marks");
            return null;
        }
        String value = node.textValue();
        if (value.isBlank()) {
            reject(field, "is empty", "leave the field out or send a value");
            return null;
        }
        if (value.length() > lengthMax) {
            reject(field, "has " + value.length() + " characters", "send at most " + lengthMax);
            return null;
        }
        return value;
    }

    public Money money(String field) {
        Money value = optionalMoney(field);
        if (value == null && isAbsent(field)) {
            missing(field, "send {\"amount\":\"12.34\",\"currency\":\"USD\"}");
        }
        return value == null ? NO_MONEY : value;
    }

    public @Nullable Money optionalMoney(String field) {
        return optionalMoney(field, false);
    }

    /// The same where the amount may be negative.
    public @Nullable Money optionalSignedMoney(String field) {
        return optionalMoney(field, true);
    }

    private @Nullable Money optionalMoney(String field, boolean isSigned) {
        if (isAbsent(field)) {
            return null;
        }
        FieldReader reader = nested(field);
        if (!object.get(field).isObject()) {
            reject(field, "is not a money object", "send {\"amount\":\"12.34\",\"currency\":\"USD\"}");
            return null;
        }
        Currency currency = reader.currency("currency");
        if (!reader.isAbsent("amount") && !reader.object.get("amount").isTextual()) {
            reader.reject("amount", "is not text", "send the amount in quotation marks, such as \"12.34\"");
            return null;
        }
        String amount = reader.text("amount", Limits.ID_LENGTH_MAX);
        if (currency == null || amount.isEmpty()) {
            return null;
        }
        return reader.exact("amount", amount, currency, isSigned);
    }

    private @Nullable Currency currency(String field) {
        String code = text(field, Limits.ID_LENGTH_MAX);
        if (code.isEmpty()) {
            return null;
        }
        try {
            return Money.currencyOf(code);
        } catch (IllegalArgumentException unknown) {
            reject(field, "is not a currency: " + code, String.valueOf(unknown.getMessage()));
            return null;
        }
    }

    private @Nullable Money exact(String field, String amount, Currency currency, boolean isSigned) {
        try {
            Money money = Money.parse(amount, currency);
            if (money.isNegative() && !isSigned) {
                reject(field, "is negative", "send the magnitude; the event's type says which way the money goes");
                return null;
            }
            return money;
        } catch (IllegalArgumentException malformed) {
            reject(field, "is not an exact amount: " + amount, String.valueOf(malformed.getMessage()));
            return null;
        }
    }

    /// A whole number of at most [Limits#COUNT_MAX], either way if it may be negative.
    public @Nullable Long optionalCount(String field, boolean isSigned) {
        if (isAbsent(field)) {
            return null;
        }
        JsonNode node = object.get(field);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            reject(field, "is not a whole number", "send it without quotation marks, such as 3");
            return null;
        }
        long count = node.longValue();
        if (count > Limits.COUNT_MAX || count < (isSigned ? -Limits.COUNT_MAX : 0)) {
            reject(field, "is out of range: " + count, "send a number up to " + Limits.COUNT_MAX);
            return null;
        }
        return count;
    }

    /// An exact decimal above zero, as text.
    public @Nullable BigDecimal optionalRate(String field) {
        String text = optionalText(field, Limits.ID_LENGTH_MAX);
        if (text == null) {
            return null;
        }
        if (!RATE.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
            reject(field, "is not a rate: " + text, "send a decimal above zero such as \"1.0850\"");
            return null;
        }
        return new BigDecimal(text);
    }

    public <E extends Enum<E> & Coded> E code(String field, Class<E> type) {
        E value = optionalCode(field, type);
        if (value == null && isAbsent(field)) {
            missing(field, "send one of " + codes(type));
        }
        return value == null ? type.getEnumConstants()[0] : value;
    }

    public <E extends Enum<E> & Coded> @Nullable E optionalCode(String field, Class<E> type) {
        String code = optionalText(field, Limits.ID_LENGTH_MAX);
        if (code == null) {
            return null;
        }
        E value = Coded.find(type, code).orElse(null);
        if (value == null) {
            reject(field, "is unknown: " + code, "send one of " + codes(type));
        }
        return value;
    }

    public LocalDate date(String field) {
        LocalDate value = optionalDate(field);
        if (value == null && isAbsent(field)) {
            missing(field, "send a date such as \"2026-03-06\"");
        }
        return value == null ? LocalDate.EPOCH : value;
    }

    public @Nullable LocalDate optionalDate(String field) {
        String text = optionalText(field, Limits.ID_LENGTH_MAX);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            reject(field, "is not a date: " + text, "send a date such as \"2026-03-06\"");
            return null;
        }
    }

    public Instant instant(String field) {
        String text = text(field, Limits.ID_LENGTH_MAX);
        if (text.isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            Instant usual = Timestamps.parseUsual(text);
            return usual == null ? OffsetDateTime.parse(text).toInstant() : usual;
        } catch (DateTimeException malformed) {
            reject(field, "is not a time: " + text, "send RFC 3339 with an offset, such as \"2026-03-03T10:00:00Z\"");
            return Instant.EPOCH;
        }
    }

    /// References as `[{"type":"order","issuer":"shopify-us","value":"1001"}]`; an issuer left out means `issuer`.
    public List<Reference> references(String field, String issuer) {
        List<Reference> references = new ArrayList<>();
        for (FieldReader reader : objects(field, Limits.REFERENCES_MAX)) {
            Reference reference = reader.reference(issuer);
            if (reference != null) {
                references.add(reference);
            }
        }
        return references;
    }

    public @Nullable Reference optionalReference(String field, String issuer) {
        return isAbsent(field) ? null : nested(field).reference(issuer);
    }

    public @Nullable Reference reference(String field, String issuer) {
        if (isAbsent(field)) {
            missing(field, "send {\"type\":\"refund\",\"issuer\":\"shopify-us\",\"value\":\"R1\"}");
            return null;
        }
        return nested(field).reference(issuer);
    }

    private @Nullable Reference reference(String defaultIssuer) {
        if (!object.isObject()) {
            violations.add(new Violation(
                    pointer.get(),
                    "is not a reference",
                    "send {\"type\":\"order\",\"issuer\":\"shopify-us\",\"value\":\"1001\"}"));
            return null;
        }
        int before = violations.size();
        ReferenceType type = code("type", ReferenceType.class);
        String issuer = optionalText("issuer", Limits.ID_LENGTH_MAX);
        if (issuer != null && issuer.indexOf(':') >= 0) {
            reject("issuer", "contains ':'", "send the id of a source");
        }
        String value = text("value", Limits.ID_LENGTH_MAX);
        return violations.size() > before ? null : new Reference(type, issuer == null ? defaultIssuer : issuer, value);
    }

    /// The objects of an array; an array left out is empty.
    public List<FieldReader> objects(String field, int countMax) {
        if (isAbsent(field)) {
            return List.of();
        }
        JsonNode array = object.get(field);
        if (!array.isArray()) {
            reject(field, "is not an array", "send [ ... ]");
            return List.of();
        }
        if (array.size() > countMax) {
            reject(field, "has " + array.size() + " items", "send at most " + countMax);
            return List.of();
        }
        List<FieldReader> readers = new ArrayList<>(array.size());
        for (int i = 0; i < array.size(); i++) {
            int index = i;
            readers.add(new FieldReader(array.get(i), () -> pointerTo(field) + "/" + index, violations));
        }
        return readers;
    }

    /// A flat object of texts; numbers and booleans are taken by their spelling.
    public Map<String, String> texts(String field) {
        Map<String, String> values = new TreeMap<>();
        if (isAbsent(field)) {
            return values;
        }
        JsonNode node = object.get(field);
        if (!node.isObject() || node.size() > Limits.FIELDS_MAX) {
            reject(field, "is not an object of at most " + Limits.FIELDS_MAX + " fields", "send {\"name\":\"value\"}");
            return values;
        }
        FieldReader reader = nested(field);
        node.properties().forEach(property -> reader.putText(values, property.getKey(), property.getValue()));
        return values;
    }

    private void putText(Map<String, String> values, String name, JsonNode value) {
        String text = value.isNumber() ? plain(value.decimalValue()) : value.asText("");
        if (!value.isValueNode() || text.length() > Limits.TEXT_LENGTH_MAX) {
            reject(name, "is not a short value", "send text of at most " + Limits.TEXT_LENGTH_MAX + " characters");
        } else if (!value.isNull()) {
            values.put(name, text);
        }
    }

    /// A number such as 1e999999999 is eleven characters long and a billion when written out.
    private static String plain(BigDecimal number) {
        return Math.abs(number.scale()) > Limits.ID_LENGTH_MAX ? number.toString() : number.toPlainString();
    }

    private FieldReader nested(String field) {
        return new FieldReader(object.path(field), () -> pointerTo(field), violations);
    }

    private boolean isAbsent(String field) {
        JsonNode node = object.get(field);
        return node == null || node.isNull();
    }

    private void missing(String field, String fix) {
        reject(field, "is missing", fix);
    }

    private String pointerTo(String field) {
        return pointer.get() + "/" + field.replace("~", "~0").replace("/", "~1");
    }

    static <E extends Enum<E> & Coded> String codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    }
}
