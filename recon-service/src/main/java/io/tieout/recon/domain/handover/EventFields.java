package io.tieout.recon.domain.handover;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of events by their names in the contract, so that a rule can name them. A rule is checked against the
/// contract when it is read, so that no name is wrong later.
public final class EventFields {

    /// The word for a field that is left out.
    public static final String NONE = "none";

    /// In a condition: whatever it is, but something.
    public static final String GIVEN = "given";

    private EventFields() {}

    /// The type of a field; empty where events of the type have none of that name.
    public static Optional<Class<?>> typeOf(EventType event, String field) {
        return component(event.record(), field).map(RecordComponent::getType);
    }

    public static @Nullable Money money(BusinessEvent event, String field) {
        return value(event, field) instanceof Money money ? money : null;
    }

    /// The entries of a field that is a list; none where it is something else.
    public static List<Object> list(BusinessEvent event, String field) {
        List<Object> entries = new ArrayList<>();
        if (value(event, field) instanceof List<?> list) {
            for (Object entry : list) {
                if (entry != null) {
                    entries.add(entry);
                }
            }
        }
        return entries;
    }

    /// A field of an entry of a list.
    public static @Nullable Object of(Object entry, String field) {
        return value(entry, field);
    }

    /// A field that is a whole number.
    public static @Nullable Long count(BusinessEvent event, String field) {
        return value(event, field) instanceof Long count ? count : null;
    }

    static @Nullable String text(BusinessEvent event, String field) {
        return value(event, field) instanceof String text ? text : null;
    }

    /// As a condition compares it: the code, `positive`, `zero` or `negative` of an amount or a count, the text itself,
    /// the kind of lines of items, `goods` where any line is; `none` where there is nothing.
    public static String word(BusinessEvent event, String field) {
        Object value = value(event, field);
        return switch (value) {
            case null -> NONE;
            case Coded coded -> coded.code();
            case Money money -> sign(money.minor());
            case Long count -> sign(count);
            case List<?> lines -> kindOf(lines);
            default -> value.toString();
        };
    }

    /// What lines of items are: goods where any is.
    private static String kindOf(List<?> lines) {
        return lines.stream()
                .filter(ItemLine.class::isInstance)
                .map(line -> ((ItemLine) line).kind())
                .min(Comparator.naturalOrder())
                .map(ItemKind::code)
                .orElse(NONE);
    }

    private static String sign(long number) {
        return number == 0 ? "zero" : number < 0 ? "negative" : "positive";
    }

    private static @Nullable Object value(Object record, String field) {
        Class<?> type = record.getClass();
        try {
            return component(type, field)
                    .orElseThrow(() -> new IllegalStateException("no field " + field + " in " + type.getSimpleName()))
                    .getAccessor()
                    .invoke(record);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("field " + field + " of " + type.getSimpleName(), unreadable);
        }
    }

    private static Optional<RecordComponent> component(Class<?> record, String field) {
        return Arrays.stream(COMPONENTS.get(record))
                .filter(component -> component.getName().equals(field))
                .findFirst();
    }

    /// Reflection copies the components at every call, and a rule asks for every event.
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };
}
