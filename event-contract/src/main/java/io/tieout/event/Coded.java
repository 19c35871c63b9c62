package io.tieout.event;

import java.util.Optional;

/// An enum constant with the spelling that wire, files and tables use, so that renaming the constant changes nothing.
public interface Coded {

    String code();

    /// The constant of `type` spelled `code`, if there is one.
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        for (E constant : type.getEnumConstants()) {
            if (constant.code().equals(code)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    /// The constant of `type` spelled `code`; for values that Tieout itself wrote.
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException("unknown " + type.getSimpleName() + ": " + code));
    }
}
