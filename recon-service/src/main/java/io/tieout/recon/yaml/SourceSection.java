package io.tieout.recon.yaml;

import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.ItemKind;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.handover.Condition;
import io.tieout.recon.domain.handover.EventFields;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.expression.Expression;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads which events a rule is about, and checks their fields against the contract.
final class SourceSection {

    private SourceSection() {}

    static Source source(Section section) {
        EventType event = section.code("event", EventType.class);
        Source source = new Source(event, roles(section, event), conditions(section, event), when(section, event));
        section.done();
        return source;
    }

    private static Set<SourceRole> roles(Section section, EventType event) {
        List<SourceRole> roles = section.codes("roles", SourceRole.class);
        for (SourceRole role : roles) {
            if (!event.roles().contains(role)) {
                section.reject("roles", "'" + role.code() + "' never tells " + event.code());
            }
        }
        return Set.copyOf(roles);
    }

    private static Map<String, Set<String>> conditions(Section section, EventType event) {
        Map<String, Set<String>> conditions = new HashMap<>();
        if (!section.has("where")) {
            return conditions;
        }
        Section where = section.section("where");
        for (String field : where.names()) {
            Class<?> type = typeOf(where, event, field);
            List<String> words = where.texts(field);
            if (type != null) {
                words.stream()
                        .filter(word -> !isWord(type, word))
                        .forEach(word -> where.reject(field, "the field '" + field + "' is never '" + word + "'"));
            }
            conditions.put(field, Set.copyOf(words));
        }
        where.done();
        return conditions;
    }

    private static @Nullable Condition when(Section section, EventType event) {
        if (!section.has("when")) {
            return null;
        }
        String text = section.text("when");
        try {
            return Expression.compile(event, text);
        } catch (IllegalArgumentException wrong) {
            section.reject("when", "'when': " + wrong.getMessage());
            return null;
        }
    }

    private static boolean isWord(Class<?> type, String word) {
        if (word.equals(EventFields.NONE) || word.equals(EventFields.GIVEN)) {
            return !type.isPrimitive();
        }
        if (type == Money.class || type == long.class || type == Long.class) {
            return Set.of("positive", "zero", "negative").contains(word);
        }
        if (type == List.class) {
            return Coded.find(ItemKind.class, word).isPresent();
        }
        Object[] constants = type.getEnumConstants();
        if (constants == null) {
            return true;
        }
        for (Object constant : constants) {
            if (constant instanceof Coded coded && coded.code().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Class<?> typeOf(Section section, EventType event, String field) {
        Class<?> type = EventFields.typeOf(event, field).orElse(null);
        if (type == null) {
            section.reject(field, event.code() + " has no field '" + field + "'");
        }
        return type;
    }

    /// Rejects a field that the event does not have or that is of another type.
    static void requireType(Section section, String name, EventType event, String field, Class<?> wanted) {
        if (EventFields.typeOf(event, field).filter(wanted::equals).isEmpty()) {
            section.reject(
                    name,
                    event.code() + " has no field '" + field + "' that is "
                            + (wanted == Money.class ? "an amount" : "a number of pieces"));
        }
    }
}
