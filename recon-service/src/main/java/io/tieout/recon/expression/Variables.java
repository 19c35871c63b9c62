package io.tieout.recon.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.recon.domain.handover.EventFields;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of an event as variables of an expression.
///
/// Texts and codes are strings, numbers integers, dates strings such as `2026-03-02`. An amount is two variables,
/// `amount.minor`, a whole number of minor units, and `amount.currency`. Lists and instants are not among them. Besides
/// there are `source` and `entity` of whoever told it.
final class Variables {

    private static final String MINOR = ".minor";
    private static final String CURRENCY = ".currency";
    private static final String SOURCE = "source";
    private static final String ENTITY = "entity";

    private Variables() {}

    static Map<String, CelType> of(EventType event) {
        Map<String, CelType> variables = new TreeMap<>();
        variables.put(SOURCE, SimpleType.STRING);
        variables.put(ENTITY, SimpleType.STRING);
        for (RecordComponent component : event.record().getRecordComponents()) {
            String name = component.getName();
            Class<?> type = component.getType();
            if (type == Money.class) {
                variables.put(name + MINOR, SimpleType.INT);
                variables.put(name + CURRENCY, SimpleType.STRING);
            } else if (type == long.class || type == Long.class || type == int.class) {
                variables.put(name, SimpleType.INT);
            } else if (type == boolean.class || type == Boolean.class) {
                variables.put(name, SimpleType.BOOL);
            } else if (type == String.class || type == LocalDate.class || Coded.class.isAssignableFrom(type)) {
                variables.put(name, SimpleType.STRING);
            }
        }
        return variables;
    }

    /// Null where the event leaves the field out.
    static @Nullable Object value(BusinessEvent event, String name) {
        if (name.equals(SOURCE)) {
            return event.envelope().source();
        }
        if (name.equals(ENTITY)) {
            return event.envelope().entity();
        }
        if (name.endsWith(MINOR)) {
            Money money = EventFields.money(event, name.substring(0, name.length() - MINOR.length()));
            return money == null ? null : money.minor();
        }
        if (name.endsWith(CURRENCY)) {
            Money money = EventFields.money(event, name.substring(0, name.length() - CURRENCY.length()));
            return money == null ? null : money.currency().getCurrencyCode();
        }
        Object value = EventFields.of(event, name);
        return switch (value) {
            case null -> null;
            case Coded coded -> coded.code();
            case Long number -> number;
            case Integer number -> number.longValue();
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }
}
