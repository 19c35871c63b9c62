package io.tieout.event.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the fields of a record stand in JSON, in the content hash and in the schema: in the order of its components,
/// each by its type and its annotations. The record is the only place where a field is declared.
///
/// @param <R> the record
final class Layout<R extends Record> {

    private static final ClassValue<Layout<?>> ALL = new ClassValue<>() {
        @Override
        protected Layout<?> computeValue(Class<?> type) {
            return new Layout<>(type.asSubclass(Record.class));
        }
    };

    private final String meaning;
    private final List<LayoutField> fields;
    private final boolean hasEnvelope;
    private final MethodHandle constructor;

    @SuppressWarnings("unchecked")
    static <R extends Record> Layout<R> of(Class<R> type) {
        return (Layout<R>) ALL.get(type);
    }

    @SuppressWarnings("unchecked")
    static <R extends Record> Layout<R> of(R record) {
        return of((Class<R>) record.getClass());
    }

    private Layout(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.meaning = LayoutField.meaningOf(type.getAnnotation(Meaning.class));
        this.hasEnvelope = components[0].getType() == Envelope.class;
        this.fields = Arrays.stream(components)
                .skip(hasEnvelope ? 1 : 0)
                .map(LayoutField::of)
                .toList();
        this.constructor = constructor(type, components);
    }

    String meaning() {
        return meaning;
    }

    List<LayoutField> fields() {
        return fields;
    }

    /// Reads a record without envelope; null where something is wrong, which is noted in `json`.
    @Nullable
    R read(FieldReader json, String source) {
        return read(json, source, null);
    }

    /// Reads an event. The references among its fields are added to the envelope's.
    @Nullable
    R read(FieldReader json, Envelope envelope) {
        return read(json, envelope.source(), envelope);
    }

    private @Nullable R read(FieldReader json, String source, @Nullable Envelope envelope) {
        int from = hasEnvelope ? 1 : 0;
        @Nullable Object[] values = new @Nullable Object[fields.size() + from];
        for (int i = 0; i < fields.size(); i++) {
            values[from + i] = value(fields.get(i), json, source);
        }
        for (int i = 0; i < fields.size(); i++) {
            complete(fields.get(i), from + i, values, json);
        }
        if (!json.clean()) {
            return null;
        }
        if (envelope != null) {
            values[0] = withNames(envelope, values);
        }
        return made(values, json);
    }

    private static @Nullable Object value(LayoutField field, FieldReader json, String source) {
        Object value = field.kind().read(json, field.name(), source);
        if (value == null && !json.has(field.name())) {
            value = field.kind().absent();
            if (value == null && !field.isOptional()) {
                json.reject(field.name(), "is missing", field.kind().fix());
            }
        }
        return value;
    }

    /// What can only be said of a field when the others are read.
    private void complete(LayoutField field, int index, @Nullable Object[] values, FieldReader json) {
        if (field.codeOf() != null && values[index] == null && valueOf(field.codeOf(), values) instanceof Coded code) {
            values[index] = code.code();
        }
        if (field.whole() != null
                && values[index] instanceof Money part
                && valueOf(field.whole(), values) instanceof Money whole
                && !(part.currency().equals(whole.currency()) && part.atMost(whole))) {
            json.reject(
                    field.name(), "is not a part of " + whole, "send the share that is contained in " + field.whole());
        }
    }

    private @Nullable Object valueOf(String name, @Nullable Object[] values) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return values[values.length - fields.size() + i];
            }
        }
        throw new IllegalStateException("no field " + name);
    }

    private static Envelope withNames(Envelope envelope, @Nullable Object[] values) {
        List<Reference> references = null;
        for (Object value : values) {
            if (value instanceof Reference reference) {
                references = references == null ? new ArrayList<>(envelope.references()) : references;
                references.add(reference);
            }
        }
        return references == null ? envelope : envelope.withReferences(references);
    }

    @SuppressWarnings("unchecked")
    private @Nullable R made(@Nullable Object[] values, FieldReader json) {
        try {
            return (R) (Record) constructor.invokeExact(values);
        } catch (IllegalArgumentException contradiction) {
            json.contradicts(String.valueOf(contradiction.getMessage()));
            return null;
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable impossible) {
            throw new IllegalStateException("a record's constructor throws nothing else", impossible);
        }
    }

    /// Writes the fields that have a value; the object around them is the caller's.
    void write(JsonGenerator json, R record) throws IOException {
        for (LayoutField field : fields) {
            Object value = field.of(record);
            if (value != null) {
                json.writeFieldName(field.key());
                field.kind().write(json, value);
            }
        }
    }

    void hash(CanonicalBytes bytes, R record) {
        for (LayoutField field : fields) {
            if (field.isMatched()) {
                hash(bytes, field, field.of(record));
            }
        }
    }

    private static void hash(CanonicalBytes bytes, LayoutField field, @Nullable Object value) {
        if (value == null && field.isAdded()) {
            return;
        }
        if (field.isAdded()) {
            bytes.text(field.name());
        }
        if (value == null) {
            bytes.text(null);
        } else {
            field.kind().hash(bytes, value);
        }
    }

    private static MethodHandle constructor(Class<? extends Record> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return MethodHandles.publicLookup()
                    .findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, types.length)
                    .asType(MethodType.methodType(Record.class, Object[].class));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("records of the contract are public", impossible);
        }
    }
}
