package io.tieout.ledger.kafka;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.Violation;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.Reasons;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import io.tieout.ledger.app.Incoming;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Sorts the records of a batch into events, records that are none, and records of types not known yet.
@ApplicationScoped
class Intake {

    /// An event with the span of its delivery.
    record Accepted(Incoming incoming, RecordSpan span) {}

    /// A record that breaks the contract.
    record Refused(Delivery delivery, String reason, String detail) {}

    /// A record that a newer version may understand.
    record Unknown(Delivery delivery, String type) {}

    /// @param accepted in the order of the batch
    record Sorted(List<Accepted> accepted, List<Refused> refused, List<Unknown> unknown) {

        List<Incoming> incoming() {
            return accepted.stream().map(Accepted::incoming).toList();
        }
    }

    private final RecordTrace trace;

    Intake(RecordTrace trace) {
        this.trace = trace;
    }

    Sorted sort(List<Delivery> deliveries) {
        Sorted sorted = new Sorted(new ArrayList<>(deliveries.size()), new ArrayList<>(), new ArrayList<>());
        for (Delivery delivery : deliveries) {
            byte[] value = delivery.value();
            if (value == null) {
                sorted.refused.add(
                        new Refused(delivery, Reasons.MALFORMED, "the value is null; write the data as JSON"));
                continue;
            }
            EventRecord record = new EventRecord(delivery.headers(), value);
            switch (record.decode()) {
                case Decoded.Event(BusinessEvent event) -> sorted.accepted.add(accept(delivery, record, event));
                case Decoded.UnknownType(String type) -> sorted.unknown.add(new Unknown(delivery, type));
                case Decoded.Invalid(List<Violation> violations) ->
                    sorted.refused.add(new Refused(delivery, reason(violations), detail(violations)));
            }
        }
        return sorted;
    }

    private Accepted accept(Delivery delivery, EventRecord record, BusinessEvent event) {
        RecordSpan span = trace.start(delivery).tenant(event.envelope().tenant());
        return new Accepted(
                new Incoming(
                        event,
                        FactKey.of(event).eventId(),
                        record,
                        span.traceparent(),
                        delivery.partition(),
                        delivery.offset()),
                span);
    }

    private static String reason(List<Violation> violations) {
        Violation first = violations.getFirst();
        if (!first.pointer().startsWith("/data")) {
            return Reasons.HEADERS;
        }
        return first.pointer().equals("/data") ? Reasons.MALFORMED : Reasons.SCHEMA;
    }

    private static String detail(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.pointer() + " " + violation.message() + "; " + violation.fix())
                .collect(Collectors.joining(". "));
    }
}
