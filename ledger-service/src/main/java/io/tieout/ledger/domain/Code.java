package io.tieout.ledger.domain;

import io.tieout.event.Coded;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/// Something by which rows are chosen, such as the tender.
///
/// @param known the values that it is known to have; of a vendor's own words none are
/// @param isOpen whether its value comes from a vendor unchecked, so that it may be unknown
record Code(String name, Set<String> known, boolean isOpen) {

    Code {
        known = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(known));
    }

    static <E extends Enum<E> & Coded> Code of(String name, Class<E> type) {
        return new Code(name, spellings(type), false);
    }

    /// The value as the vendor sent it, where it is none of `type`.
    static <E extends Enum<E> & Coded> Code open(String name, Class<E> type) {
        return new Code(name, spellings(type), true);
    }

    /// A vendor's own word.
    static Code word(String name) {
        return new Code(name, Set.of(), true);
    }

    Code without(Coded value) {
        Set<String> others = new LinkedHashSet<>(known);
        others.remove(value.code());
        return new Code(name, others, isOpen);
    }

    private static <E extends Enum<E> & Coded> Set<String> spellings(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Coded::code)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
