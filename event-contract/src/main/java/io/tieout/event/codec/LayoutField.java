package io.tieout.event.codec;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.tieout.event.Added;
import io.tieout.event.CodeOf;
import io.tieout.event.Coded;
import io.tieout.event.FreeText;
import io.tieout.event.Limits;
import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.PartOf;
import io.tieout.event.Reference;
import io.tieout.event.Signed;
import io.tieout.event.Unmatched;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One component of a record: a field of the data, as its type and its annotations declare it.
///
/// @param key the name as it is written in JSON
/// @param isOptional whether it may be left out
/// @param isMatched whether it is part of the content hash
/// @param isAdded whether it is so only where it has a value
/// @param whole the field that this amount is contained in
/// @param codeOf the field whose code this text is when it is left out
record LayoutField(
        String name,
        SerializableString key,
        Kind<Object> kind,
        boolean isOptional,
        boolean isMatched,
        boolean isAdded,
        @Nullable String whole,
        @Nullable String codeOf,
        String meaning,
        MethodHandle accessor) {

    @Nullable
    Object of(Record record) {
        try {
            return (Object) accessor.invokeExact(record);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a record's accessor throws nothing else", impossible);
        }
    }

    static LayoutField of(RecordComponent component) {
        PartOf part = component.getAnnotation(PartOf.class);
        CodeOf code = component.getAnnotation(CodeOf.class);
        boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new LayoutField(
                component.getName(),
                new SerializedString(component.getName()),
                kind(component),
                isNullable || code != null,
                !component.isAnnotationPresent(Unmatched.class),
                component.isAnnotationPresent(Added.class),
                part == null ? null : part.value(),
                code == null ? null : code.value(),
                meaningOf(component.getAnnotation(Meaning.class)),
                accessor(component));
    }

    @SuppressWarnings("unchecked")
    private static Kind<Object> kind(RecordComponent component) {
        return (Kind<Object>) kind(component.getGenericType(), component);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Kind<?> kind(Type type, RecordComponent component) {
        boolean isSigned = component.isAnnotationPresent(Signed.class);
        return switch (type) {
            case Class<?> text
            when text == String.class ->
                new Kind.Text(
                        component.isAnnotationPresent(FreeText.class) ? Limits.TEXT_LENGTH_MAX : Limits.ID_LENGTH_MAX);
            case Class<?> money when money == Money.class -> new Kind.Amount(isSigned);
            case Class<?> count when count == long.class || count == Long.class -> new Kind.Count(isSigned);
            case Class<?> rate when rate == BigDecimal.class -> new Kind.Rate();
            case Class<?> date when date == LocalDate.class -> new Kind.Date();
            case Class<?> time when time == Instant.class -> new Kind.Time();
            case Class<?> name when name == Reference.class -> new Kind.Name();
            case Class<?> code when Coded.class.isAssignableFrom(code) && code.isEnum() -> new Kind.Code(code);
            case ParameterizedType map when map.getRawType() == Map.class -> new Kind.Texts();
            case ParameterizedType list
            when list.getRawType() == List.class ->
                new Kind.Lines<>(Layout.of((Class<Record>) list.getActualTypeArguments()[0]));
            default -> throw new IllegalStateException("no kind of field for " + component);
        };
    }

    static String meaningOf(@Nullable Meaning meaning) {
        return meaning == null ? "" : meaning.value();
    }

    private static MethodHandle accessor(RecordComponent component) {
        try {
            return MethodHandles.publicLookup()
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Record.class));
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException("records of the contract are public", impossible);
        }
    }
}
