package io.tieout.ledger.rest;

import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.Limits;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads path and query parameters; what cannot be read is answered with the parameter's name and the fix.
final class Parameters {

    /// [UUID#fromString] alone accepts shorter forms that no id of ours has.
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final LocalDate EXAMPLE = LocalDate.of(2026, 3, 6);

    private Parameters() {}

    static UUID id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            throw LedgerProblem.BAD_ID.at(
                    name,
                    "'" + shortened(text) + "' is not an id.",
                    "Send a UUID such as 3f2c1d7a-8b4e-8c21-9d10-5a6b7c8d9e0f.");
        }
        return UUID.fromString(text);
    }

    static @Nullable UUID optionalId(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? null : id(name, text);
    }

    static @Nullable LocalDate optionalDate(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw LedgerProblem.BAD_FILTER.at(
                    name, "'" + shortened(text) + "' is not a date.", "Send a date such as 2026-03-06.");
        }
    }

    static FiscalPeriod period(String name, String text, EntityCalendar calendar) {
        return calendar.named(text)
                .orElseThrow(() -> LedgerProblem.BAD_FILTER.at(
                        name,
                        "'" + shortened(text) + "' is not a period.",
                        "Send one such as " + calendar.of(EXAMPLE).name() + "."));
    }

    /// Without a legal entity a period is a month.
    static @Nullable FiscalPeriod optionalPeriod(
            String name, @Nullable String text, @Nullable String entity, EntityCalendars calendars) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return entity == null || entity.isEmpty()
                ? period(name, text, EntityCalendar.MONTHS)
                : period(name, text, calendars.of(entity));
    }

    static @Nullable String optionalText(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        if (text.length() > Limits.TEXT_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw LedgerProblem.BAD_FILTER.at(
                    name,
                    "The value is longer than " + Limits.TEXT_LENGTH_MAX + " characters or is not text.",
                    "Send the value as the source sends it.");
        }
        return text;
    }

    static String text(String name, String text) {
        return Objects.requireNonNull(optionalText(name, text));
    }

    static @Nullable String optionalEventType(String name, @Nullable String text) {
        EventType type = optionalCode(name, text, List.of(EventType.values()));
        return type == null ? null : type.code();
    }

    /// One of `allowed`, by its code.
    static <E extends Enum<E> & Coded> @Nullable E optionalCode(String name, @Nullable String text, List<E> allowed) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return allowed.stream()
                .filter(one -> one.code().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        notAmong(name, text, allowed.stream().map(Coded::code).toList()));
    }

    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw notAmong(name, text, List.of("true", "false"));
    }

    static @Nullable Instant optionalInstant(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw LedgerProblem.BAD_FILTER.at(
                    name, "'" + shortened(text) + "' is not an instant.", "Send one such as 2026-03-06T10:00:00Z.");
        }
    }

    private static RuntimeException notAmong(String name, String text, List<String> allowed) {
        return LedgerProblem.BAD_FILTER.at(
                name,
                "'" + shortened(text) + "' is not one of its values.",
                "Send one of " + String.join(", ", allowed) + ".");
    }

    static @Nullable String optionalCurrency(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return Money.currencyOf(text).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw LedgerProblem.BAD_FILTER.at(
                    name, "'" + shortened(text) + "' is not a currency.", "Send an ISO 4217 code such as USD.");
        }
    }

    static @Nullable Reference optionalReference(String name, @Nullable String text) {
        return text == null || text.isEmpty() ? null : reference(name, text);
    }

    static Reference reference(String name, @Nullable String text) {
        try {
            if (text != null && text.indexOf('\0') < 0) {
                return Reference.parse(text);
            }
        } catch (IllegalArgumentException malformed) {
            throw badReference(name, String.valueOf(malformed.getMessage()));
        }
        throw badReference(name, "the reference is missing");
    }

    private static RuntimeException badReference(String name, String why) {
        return LedgerProblem.BAD_REFERENCE.at(
                name, why + ".", "Send type:issuer:value, such as order:shopify-us:1001.");
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), 60));
    }
}
