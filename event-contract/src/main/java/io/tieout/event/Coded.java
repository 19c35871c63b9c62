package io.tieout.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An enum constant with the spelling that wire, files and tables use, so that renaming the constant changes nothing.
public interface Coded {

    String code();

    /// The constant of `type` spelled `code`, if there is one.
    static <E extends Enum<E> & Coded> Optional<E> find(Class<E> type, String code) {
        return Optional.ofNullable(type.cast(ByCode.OF.get(type).get(code)));
    }

    /// The constant of `type` spelled `code`; for values that Tieout itself wrote.
    static <E extends Enum<E> & Coded> E of(Class<E> type, String code) {
        return find(type, code)
                .orElseThrow(() -> new IllegalArgumentException("unknown " + type.getSimpleName() + ": " + code));
    }

    /// The constants of each type by their spelling: every event looks up half a dozen.
    final class ByCode extends ClassValue<Map<String, Object>> {

        private static final ByCode OF = new ByCode();

        private ByCode() {}

        @Override
        protected Map<String, Object> computeValue(Class<?> type) {
            Map<String, Object> constants = new HashMap<>();
            for (Object constant : type.getEnumConstants()) {
                constants.putIfAbsent(((Coded) constant).code(), constant);
            }
            return Map.copyOf(constants);
        }
    }
}
