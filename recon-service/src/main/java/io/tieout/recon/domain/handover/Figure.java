package io.tieout.recon.domain.handover;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An amount of an event by its name: a field, `net`; a field of every entry of a list, added up, `lines.tax`; or of
/// those entries that have a word in another field, `tenders[tender=cash].amount`.
///
/// @param list null for a plain field
/// @param selector the entries' field that must have the word; null for all entries
public record Figure(
        @Nullable String list,
        @Nullable String selector,
        @Nullable String word,
        String field) {

    private static final Pattern FORM = Pattern.compile("(?:(\\w+)(?:\\[(\\w+)=([\\w-]+)])?\\.)?(\\w+)");

    /// @throws IllegalArgumentException if the text has another form
    public static Figure parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "write an amount as net, lines.tax or tenders[tender=cash].amount, not " + text);
        }
        return new Figure(form.group(1), form.group(2), form.group(3), Objects.requireNonNull(form.group(4)));
    }

    /// Whether events of the type have it.
    public boolean isOf(EventType event) {
        if (list == null) {
            return EventFields.typeOf(event, field).filter(Money.class::equals).isPresent();
        }
        return Arrays.stream(event.record().getRecordComponents())
                .filter(component -> component.getName().equals(list))
                .findFirst()
                .flatMap(Figure::entryOf)
                .filter(entry -> has(entry, field, Money.class))
                .filter(entry -> selector == null || has(entry, selector, String.class))
                .isPresent();
    }

    private static Optional<Class<?>> entryOf(RecordComponent component) {
        if (component.getType() == List.class && component.getGenericType() instanceof ParameterizedType list) {
            Type entry = list.getActualTypeArguments()[0];
            return entry instanceof Class<?> record && record.isRecord() ? Optional.of(record) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean has(Class<?> entry, String name, Class<?> type) {
        return Arrays.stream(entry.getRecordComponents())
                .anyMatch(component -> component.getName().equals(name) && component.getType() == type);
    }

    /// Null where the event does not say it, be it that no entry of the list is meant.
    public @Nullable Money of(BusinessEvent event) {
        if (list == null) {
            return EventFields.money(event, field);
        }
        @Nullable Money sum = null;
        for (Object entry : EventFields.list(event, list)) {
            boolean isMeant = selector == null
                    || String.valueOf(EventFields.of(entry, selector)).equals(word);
            if (isMeant && EventFields.of(entry, field) instanceof Money amount) {
                sum = sum == null ? amount : sum.plus(amount);
            }
        }
        return sum;
    }

    /// The same of an event that states a total: where no entry is meant, it states that there is nothing.
    public @Nullable Money statedBy(BusinessEvent event) {
        Money stated = of(event);
        Money principal = event.principal();
        return stated == null && list != null && principal != null ? Money.zero(principal.currency()) : stated;
    }

    @Override
    public String toString() {
        String entries = list == null ? "" : list + (selector == null ? "." : "[" + selector + "=" + word + "].");
        return entries + field;
    }
}
