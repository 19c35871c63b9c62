package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.codec.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads one object of a vendor's JSON, where ids are numbers, amounts are texts or numbers, and what is absent,
/// `null` or `""` means the same. Faults are noted with their place; ask [#clean] before using what was read.
final class VendorFields {

    static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private final JsonNode object;
    private final String pointer;
    private final List<Violation> violations;

    private VendorFields(JsonNode object, String pointer, List<Violation> violations) {
        this.object = object;
        this.pointer = pointer;
        this.violations = violations;
    }

    static VendorFields of(JsonNode root) {
        VendorFields fields = new VendorFields(root, "", new ArrayList<>());
        if (!root.isObject()) {
            fields.violations.add(new Violation("", "is not a JSON object", "send the vendor's object unchanged"));
        }
        return fields;
    }

    boolean clean() {
        return violations.isEmpty();
    }

    List<Violation> violations() {
        return violations.stream().distinct().toList();
    }

    void reject(String field, String message, String fix) {
        violations.add(new Violation(pointerTo(field), message, fix));
    }

    boolean has(String field) {
        JsonNode node = object.path(field);
        return !node.isMissingNode()
                && !node.isNull()
                && !(node.isTextual() && node.textValue().isBlank());
    }

    boolean isObject(String field) {
        return object.path(field).isObject();
    }

    boolean isTrue(String field) {
        return object.path(field).asBoolean(false);
    }

    boolean isFalse(String field) {
        return object.path(field).isBoolean() && !object.path(field).booleanValue();
    }

    /// The object in a field; it has no fields itself where there is none.
    VendorFields in(String field) {
        JsonNode node = object.path(field);
        return new VendorFields(node.isObject() ? node : MissingNode.getInstance(), pointerTo(field), violations);
    }

    /// The objects of a list; a list left out is empty.
    List<VendorFields> list(String field) {
        if (!has(field)) {
            return List.of();
        }
        JsonNode array = object.path(field);
        if (!array.isArray() || array.size() > Limits.LINES_MAX) {
            reject(field, "is not a list of at most " + Limits.LINES_MAX, "send the vendor's list unchanged");
            return List.of();
        }
        List<VendorFields> items = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            items.add(new VendorFields(array.get(i), pointerTo(field) + "/" + i, violations));
        }
        return items;
    }

    /// An id, whole however large, whether sent as a number or as text. Empty, and noted, where it is unusable.
    String id(String field) {
        String id = optionalId(field);
        if (id == null && !has(field)) {
            missing(field);
        }
        return id == null ? "" : id;
    }

    @Nullable
    String optionalId(String field) {
        JsonNode node = object.path(field);
        return node.isIntegralNumber() ? node.bigIntegerValue().toString() : optionalText(field, Limits.ID_LENGTH_MAX);
    }

    String text(String field) {
        String text = optionalText(field, Limits.ID_LENGTH_MAX);
        if (text == null && !has(field)) {
            missing(field);
        }
        return text == null ? "" : text;
    }

    /// A text that may be missing, or something else, without being a fault.
    @Nullable
    String looseText(String field, int lengthMax) {
        JsonNode node = object.path(field);
        String text = node.isTextual() ? node.textValue().strip() : null;
        return text == null || text.length() > lengthMax || !Texts.isStorable(text) ? null : text;
    }

    @Nullable
    String optionalText(String field, int lengthMax) {
        if (!has(field)) {
            return null;
        }
        JsonNode node = object.path(field);
        String text = node.isTextual() ? node.textValue().strip() : null;
        if (text == null) {
            reject(field, "is not text", "send the vendor's text unchanged");
        } else if (text.length() > lengthMax) {
            reject(field, "has " + text.length() + " characters", "send at most " + lengthMax);
        } else if (!Texts.isStorable(text)) {
            violations.add(Texts.violation(pointerTo(field)));
        } else {
            return text;
        }
        return null;
    }

    /// An amount in major units, as text or number, with its sign.
    @Nullable
    Money money(String field, Currency currency) {
        if (!has(field)) {
            return null;
        }
        try {
            return VendorAmounts.majorUnits(object.path(field), currency);
        } catch (IllegalArgumentException malformed) {
            reject(field, "is not an amount of " + currency, String.valueOf(malformed.getMessage()));
            return null;
        }
    }

    /// A currency in any case; null where it is absent, and noted where it is none.
    @Nullable
    Currency currency(String field) {
        String code = optionalText(field, Limits.ID_LENGTH_MAX);
        if (code == null) {
            return null;
        }
        try {
            return Money.currencyOf(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            reject(field, "is not a currency: " + code, String.valueOf(unknown.getMessage()));
            return null;
        }
    }

    /// A whole number; null, and noted, where it is unusable.
    @Nullable
    Long number(String field) {
        JsonNode node = object.path(field);
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        if (has(field)) {
            reject(field, "is not a whole number", "send the vendor's number unchanged");
        } else {
            missing(field);
        }
        return null;
    }

    /// The time in the first of two fields that has one.
    Instant timeIn(String preferred, String otherwise) {
        Instant first = optionalTime(preferred);
        Instant at = first == null ? optionalTime(otherwise) : first;
        if (at == null && !has(preferred) && !has(otherwise)) {
            missing(otherwise);
        }
        return at == null ? Instant.EPOCH : at;
    }

    @Nullable
    Instant optionalTime(String field) {
        String text = optionalText(field, Limits.ID_LENGTH_MAX);
        if (text == null) {
            return null;
        }
        try {
            return plausible(field, OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException malformed) {
            reject(field, "is not a time with an offset: " + text, "send a time such as 2026-03-03T10:00:00-05:00");
            return null;
        }
    }

    /// A time in seconds since 1970.
    Instant epochSeconds(String field) {
        Long seconds = number(field);
        if (seconds == null) {
            return Instant.EPOCH;
        }
        boolean isPlausible = seconds >= EARLIEST.getEpochSecond() && seconds < LATEST.getEpochSecond();
        return plausible(field, isPlausible ? Instant.ofEpochSecond(seconds) : Instant.EPOCH);
    }

    void missing(String field) {
        reject(field, "is missing", "send the vendor's object unchanged");
    }

    private Instant plausible(String field, Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(LATEST)) {
            reject(field, "is not a time of this century", "send seconds since 1970 or an RFC 3339 time, as it was");
            return Instant.EPOCH;
        }
        return time;
    }

    private String pointerTo(String field) {
        return pointer + "/" + field;
    }
}
