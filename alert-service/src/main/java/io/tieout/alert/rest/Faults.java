package io.tieout.alert.rest;

import io.tieout.event.Coded;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.FieldError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with a request, so that its sender learns it at once.
final class Faults {

    static final String NAME_RULE = "1 to 63 lower-case letters, digits and '-', starting with a letter or digit";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final List<FieldError> errors = new ArrayList<>();

    void add(String pointer, String message, String fix) {
        errors.add(new FieldError(pointer, message, fix));
    }

    /// Throws the problem if anything is wrong.
    void throwIfAny() {
        if (!errors.isEmpty()) {
            throw CommonProblem.UNPROCESSABLE.because(
                    errors.size() == 1 ? "One field is wrong." : errors.size() + " fields are wrong.", errors);
        }
    }

    /// A name that is there and well-formed; otherwise a stand-in.
    String name(String pointer, @Nullable String value) {
        if (value == null) {
            add(pointer, "is missing", "send " + NAME_RULE);
        } else if (!NAME.matcher(value).matches()) {
            add(pointer, "is not a name", "send " + NAME_RULE);
        }
        return value == null ? "" : value;
    }

    /// The constant spelled `value`; empty, and noted, when there is none.
    <E extends Enum<E> & Coded> Optional<E> code(String pointer, Class<E> type, @Nullable String value) {
        Optional<E> found = value == null ? Optional.empty() : Coded.find(type, value);
        if (found.isEmpty()) {
            add(pointer, value == null ? "is missing" : "is unknown", "send one of " + codes(type));
        }
        return found;
    }

    static <E extends Enum<E> & Coded> String codes(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Coded::code).collect(Collectors.joining(", "));
    }

    /// A query parameter that must spell a constant of `type` when it is there.
    static <E extends Enum<E> & Coded> void requireCode(String name, Class<E> type, @Nullable String value) {
        if (value != null && Coded.find(type, value).isEmpty()) {
            throw CommonProblem.BAD_REQUEST.at(name, "'" + name + "' is unknown.", "Send one of " + codes(type) + ".");
        }
    }

    /// An id in a path; what is no id is the id of nothing.
    static UUID id(String what, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw unknown(what);
        }
    }

    /// An id in a query parameter; null when absent.
    static @Nullable UUID optionalId(String name, @Nullable String text) {
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException malformed) {
            throw CommonProblem.BAD_REQUEST.at(name, "'" + name + "' is not an id.", "Send a UUID.");
        }
    }

    static RuntimeException unknown(String what) {
        return CommonProblem.NOT_FOUND.because("There is no such " + what + ".");
    }
}
