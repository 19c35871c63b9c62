package io.tieout.simulator.score;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fields of one line. What cannot be read is refused with the name of the field.
record Fields(JsonNode line) {

    boolean has(String field) {
        return line.hasNonNull(field);
    }

    /// Reads a field that holds an object, as fields of their own.
    Fields in(String field) {
        if (!line.path(field).isObject()) {
            throw new IllegalArgumentException(field + ": is not an object");
        }
        return new Fields(line.path(field));
    }

    /// The objects of an array, each as fields of its own; none where the field is absent.
    List<Fields> each(String field) {
        List<Fields> all = new ArrayList<>();
        for (JsonNode each : line.path(field)) {
            if (!each.isObject()) {
                throw new IllegalArgumentException(field + ": holds what is not an object");
            }
            all.add(new Fields(each));
        }
        return all;
    }

    boolean flag(String field) {
        if (!line.path(field).isBoolean()) {
            throw new IllegalArgumentException(field + ": is neither true nor false");
        }
        return line.path(field).booleanValue();
    }

    /// A whole number from one on.
    long count(String field) {
        JsonNode value = line.path(field);
        if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 1) {
            throw new IllegalArgumentException(field + ": is not a whole number from 1 on");
        }
        return value.longValue();
    }

    /// This object's own money, as `money` reads that of a field.
    Money asMoney() {
        return Money.parse(text("amount"), text("currency"));
    }

    String text(String field) {
        String value = optional(field);
        if (value == null) {
            throw new IllegalArgumentException(field + ": is missing");
        }
        return value;
    }

    /// The text, or nothing where the field is absent, null or empty.
    @Nullable
    String optional(String field) {
        JsonNode value = line.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + ": is not a text");
        }
        return value.textValue().isEmpty() ? null : value.textValue();
    }

    String orElse(String field, String otherwise) {
        String value = optional(field);
        return value == null ? otherwise : value;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode each : line.path(field)) {
            if (!each.isTextual()) {
                throw new IllegalArgumentException(field + ": holds what is not a text");
            }
            texts.add(each.textValue());
        }
        return texts;
    }

    <E extends Enum<E> & Coded> E code(Class<E> type, String field, E otherwise) {
        String code = optional(field);
        return code == null
                ? otherwise
                : Coded.find(type, code)
                        .orElseThrow(() -> new IllegalArgumentException(field + ": unknown \"" + code + "\""));
    }

    Money money(String field) {
        Fields money = in(field);
        try {
            return money.asMoney();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(field + ": " + wrong.getMessage(), wrong);
        }
    }

    /// An instant with its offset, whatever the offset is.
    Instant time(String field) {
        try {
            return OffsetDateTime.parse(text(field)).toInstant();
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException(field + ": is not a time such as 2026-03-03T10:15:00Z", malformed);
        }
    }
}
