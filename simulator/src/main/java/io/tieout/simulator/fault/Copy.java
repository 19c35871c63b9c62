package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells an event again with something changed. Only what goes wrong is copied, so that reflection costs nothing.
final class Copy<E extends BusinessEvent> {

    private final E event;
    private final Map<String, @Nullable Object> changes = new HashMap<>();
    private Envelope envelope;

    private Copy(E event) {
        this.event = event;
        this.envelope = event.envelope();
    }

    static <E extends BusinessEvent> Copy<E> of(E event) {
        return new Copy<>(event);
    }

    /// @param field the name of the record's component
    Copy<E> with(String field, @Nullable Object value) {
        changes.put(field, value);
        return this;
    }

    /// Under other ids, as a delivery of its own.
    Copy<E> as(String subject, String deliveryId) {
        return in(new Envelope(
                envelope.tenant(),
                envelope.entity(),
                envelope.source(),
                envelope.role(),
                deliveryId,
                subject,
                envelope.occurredAt(),
                envelope.receivedAt(),
                envelope.businessDate(),
                envelope.correlationLabel(),
                envelope.references(),
                envelope.provenance()));
    }

    Copy<E> in(Envelope other) {
        envelope = other;
        return this;
    }

    /// Told later than it happened.
    Copy<E> toldAt(Instant instant) {
        return at(envelope.occurredAt(), instant);
    }

    /// Happened and told later.
    Copy<E> after(Duration delay) {
        return at(envelope.occurredAt().plus(delay), envelope.receivedAt().plus(delay));
    }

    Copy<E> at(Instant occurredAt, Instant receivedAt) {
        return in(new Envelope(
                envelope.tenant(),
                envelope.entity(),
                envelope.source(),
                envelope.role(),
                envelope.deliveryId(),
                envelope.subject(),
                occurredAt,
                receivedAt,
                envelope.businessDate(),
                envelope.correlationLabel(),
                envelope.references(),
                envelope.provenance()));
    }

    @SuppressWarnings("unchecked") // the constructor is that of the event's own class
    E make() {
        Class<?> type = event.getClass();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                String name = components[i].getName();
                types[i] = components[i].getType();
                values[i] = changes.containsKey(name)
                        ? changes.get(name)
                        : components[i].getAccessor().invoke(event);
                if (name.equals("envelope")) {
                    values[i] = envelope;
                }
            }
            return (E) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException("not a record of the contract: " + event, cause(unexpected));
        }
    }

    private static Throwable cause(ReflectiveOperationException exception) {
        return exception instanceof InvocationTargetException thrown && thrown.getCause() != null
                ? thrown.getCause()
                : exception;
    }
}
