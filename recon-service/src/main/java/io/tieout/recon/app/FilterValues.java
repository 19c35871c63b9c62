package io.tieout.recon.app;

import io.tieout.event.Coded;
import io.tieout.event.Limits;
import io.tieout.event.Reference;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The values of filters, read one by one. What cannot be read is answered with the parameter's name and the fix; an
/// empty one is as good as none.
public final class FilterValues {

    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,4})?");
    private static final int SHOWN_MAX = 60;

    private final Map<String, ? extends @Nullable String> parameters;

    FilterValues(Map<String, ? extends @Nullable String> parameters) {
        this.parameters = parameters;
    }

    @Nullable
    UUID id(String name) {
        String text = text(name);
        return text == null ? null : id(name, text);
    }

    @Nullable
    String text(String name) {
        String text = parameters.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > Limits.TEXT_LENGTH_MAX || text.indexOf('\0') >= 0) {
            throw bad(
                    name,
                    "The value is longer than " + Limits.TEXT_LENGTH_MAX + " characters or is not text.",
                    "Send the value as the source sends it.");
        }
        return text.strip();
    }

    @Nullable
    Reference reference(String name) {
        String text = text(name);
        return text == null ? null : referenceOf(name, text);
    }

    public static Reference referenceOf(String name, String text) {
        try {
            return Reference.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw bad(
                    name,
                    "'" + shortened(text) + "' is not a reference.",
                    "Send type, issuer and value such as refund:shopify-us:9001.");
        }
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException malformed) {
            throw notADate(name, text);
        }
        throw notADate(name, text);
    }

    private static RuntimeException notADate(String name, String text) {
        return bad(name, "'" + shortened(text) + "' is not a date.", "Send a date such as 2026-03-06.");
    }

    @Nullable
    BigDecimal amount(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw bad(name, "'" + shortened(text) + "' is not an amount.", "Send major units such as 100.00.");
        }
        return new BigDecimal(text);
    }

    <E extends Enum<E> & Coded> @Nullable E code(String name, Class<E> type) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return Coded.find(type, text)
                .orElseThrow(() -> bad(
                        name,
                        "'" + shortened(text) + "' is unknown.",
                        "Send one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Coded::code)
                                        .collect(Collectors.joining(", "))
                                + "."));
    }

    static RuntimeException bad(String name, String message, String fix) {
        return ReconProblem.BAD_FILTER.at(name, message, fix);
    }

    public static UUID id(String name, String text) {
        if (!ID.matcher(text).matches()) {
            throw ReconProblem.BAD_ID.at(
                    name, "'" + shortened(text) + "' is not an id.", "Send a UUID as the list of breaks gives it.");
        }
        return UUID.fromString(text);
    }

    /// As much of what a client sent as an answer repeats.
    public static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), SHOWN_MAX));
    }
}
