package io.tieout.recon.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Outcome;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.calendar.EntityCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One system's record of a fact, as the ledger recorded it.
///
/// @param lateOn the first day that was open when it was recorded, where its own was closed by then; else
/// null
/// @param calendar of its legal entity
/// @param traceparent of the record that brought it, so that what a timer finds later stays in that trace
public record Leg(
        UUID eventId,
        BusinessEvent event,
        Outcome outcome,
        Instant recordedAt,
        @Nullable String traceparent,
        @Nullable LocalDate lateOn,
        EntityCalendar calendar) {

    /// By the sources' clocks; the event id decides between equal instants, so that arrival order never does.
    public static final Comparator<Leg> BY_TIME =
            Comparator.comparing(Leg::occurredAt).thenComparing(Leg::eventId).thenComparing(Leg::outcome);

    /// In time order, each once. Equal legs stand in one place of the order, so most often there is nothing to compare.
    public static List<Leg> inOrder(Collection<Leg> legs) {
        List<Leg> sorted = new ArrayList<>(legs);
        sorted.sort(BY_TIME);
        for (int i = 1; i < sorted.size(); i++) {
            if (BY_TIME.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                return sorted.stream().distinct().toList();
            }
        }
        return sorted;
    }

    /// Recorded while its own period was open, as far as is known.
    public Leg(UUID eventId, BusinessEvent event, Outcome outcome, Instant recordedAt, @Nullable String traceparent) {
        this(eventId, event, outcome, recordedAt, traceparent, null, EntityCalendar.MONTHS);
    }

    public Leg placed(@Nullable LocalDate late, EntityCalendar by) {
        return Objects.equals(lateOn, late) && calendar.equals(by)
                ? this
                : new Leg(eventId, event, outcome, recordedAt, traceparent, late, by);
    }

    /// The id says it: all that an event says is long, and legs are put into sets by the thousand.
    @Override
    public int hashCode() {
        return eventId.hashCode();
    }

    /// A day of the accounting period it belongs into.
    public LocalDate bookedOn() {
        return lateOn == null ? envelope().businessDate() : lateOn;
    }

    public Envelope envelope() {
        return event.envelope();
    }

    public Instant occurredAt() {
        return event.envelope().occurredAt();
    }

    /// Whether it contradicts an earlier record of the same fact. Such a leg never counts, it only tells.
    public boolean isConflict() {
        return outcome == Outcome.CONFLICT;
    }

    public List<Reference> references(ReferenceType type) {
        List<Reference> ofType = new ArrayList<>();
        for (Reference reference : envelope().references()) {
            if (reference.type() == type) {
                ofType.add(reference);
            }
        }
        return ofType;
    }

    /// Of several references the one with the value of the subject, else the first.
    public Reference ownReferenceAmong(List<Reference> several) {
        for (Reference reference : several) {
            if (reference.value().equals(envelope().subject())) {
                return reference;
            }
        }
        return several.getFirst();
    }

    /// The name its own system gave to its subject: the reference with that value, else one made of source and subject.
    public Reference ownReference(ReferenceType type) {
        for (Reference reference : envelope().references()) {
            if (reference.type() == type && reference.value().equals(envelope().subject())) {
                return reference;
            }
        }
        return new Reference(type, envelope().source(), envelope().subject());
    }
}
