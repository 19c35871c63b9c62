package io.tieout.event.codec;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.Signed;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A field of a state that Tieout publishes, as the component of its record declares it.
///
/// @param isOptional whether it may be null or left out
/// @param meaning empty where the name says it all
record StateField(String name, Form form, boolean isOptional, String meaning) {

    /// What a field holds.
    sealed interface Form {

        record Text() implements Form {}

        record Id() implements Form {}

        record Whole() implements Form {}

        record Date() implements Form {}

        record Time() implements Form {}

        record Amount(boolean isSigned) implements Form {}

        record Code(Class<? extends Explained> type) implements Form {}

        record Part(Class<? extends Record> type) implements Form {}

        record Many(Form element) implements Form {}
    }

    static List<StateField> of(Class<? extends Record> record) {
        return Arrays.stream(record.getRecordComponents()).map(StateField::of).toList();
    }

    static String meaningOf(AnnotatedElement element) {
        Meaning meaning = element.getAnnotation(Meaning.class);
        return meaning == null ? "" : meaning.value();
    }

    private static StateField of(RecordComponent component) {
        return new StateField(
                component.getName(),
                form(component.getGenericType(), component.isAnnotationPresent(Signed.class)),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                meaningOf(component));
    }

    private static Form form(Type type, boolean isSigned) {
        return switch (type) {
            case Class<?> text when text == String.class -> new Form.Text();
            case Class<?> id when id == UUID.class -> new Form.Id();
            case Class<?> whole when whole == int.class || whole == long.class -> new Form.Whole();
            case Class<?> date when date == LocalDate.class -> new Form.Date();
            case Class<?> time when time == Instant.class -> new Form.Time();
            case Class<?> money when money == Money.class -> new Form.Amount(isSigned);
            case Class<?> code
            when Explained.class.isAssignableFrom(code) -> new Form.Code(code.asSubclass(Explained.class));
            case Class<?> part when part.isRecord() -> new Form.Part(part.asSubclass(Record.class));
            case ParameterizedType many
            when many.getRawType() == List.class -> new Form.Many(form(many.getActualTypeArguments()[0], false));
            default -> throw new IllegalStateException("no form for " + type);
        };
    }
}
