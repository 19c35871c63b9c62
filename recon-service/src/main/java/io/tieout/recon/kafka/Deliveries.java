package io.tieout.recon.kafka;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.Outcome;
import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import io.tieout.event.codec.ContentHash;
import io.tieout.event.codec.CorrectionRecord;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.event.codec.MergeRecord;
import io.tieout.event.codec.SplitRecord;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.Reasons;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.domain.Leg;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sorts the records of a batch into events, merges, splits, records that are none, and records of types not known
/// yet.
@ApplicationScoped
class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private final RecordTrace trace;

    Deliveries(RecordTrace trace) {
        this.trace = trace;
    }

    /// A record that was understood, with the span of its delivery.
    ///
    /// @param eventId null for a merge or a split
    /// @param transactionId as the record names it
    record Understood(RecordSpan span, @Nullable UUID eventId, UUID transactionId) {}

    /// A record that breaks the contract.
    record Refused(Delivery delivery, String reason, String detail) {}

    /// A record that a newer version may understand.
    record Unknown(Delivery delivery, String type) {}

    /// @param settlements what the ledger settled by its posting policy
    /// @param understood in the order of the batch
    record Sorted(
            Intake intake,
            List<CorrectionPosted> settlements,
            List<Understood> understood,
            List<Refused> refused,
            List<Unknown> unknown) {}

    Sorted sort(List<Delivery> deliveries) {
        Sorting sorting = new Sorting();
        deliveries.forEach(sorting::add);
        return sorting.sorted();
    }

    private final class Sorting {

        private final List<Arrival> arrivals = new ArrayList<>();
        private final List<TransactionMerged> merges = new ArrayList<>();
        private final List<TransactionSplit> splits = new ArrayList<>();
        private final List<CorrectionPosted> settlements = new ArrayList<>();
        private final List<Understood> understood = new ArrayList<>();
        private final List<Refused> refused = new ArrayList<>();
        private final List<Unknown> unknown = new ArrayList<>();

        void add(Delivery delivery) {
            byte[] value = delivery.value();
            if (value == null) {
                refused.add(new Refused(delivery, Reasons.MALFORMED, "the value is null; write the data as JSON"));
                return;
            }
            try {
                if (MergeRecord.TYPE.equals(delivery.header(EventHeaders.TYPE))) {
                    addMerge(delivery, MergeRecord.read(value));
                } else if (SplitRecord.TYPE.equals(delivery.header(EventHeaders.TYPE))) {
                    addSplit(delivery, SplitRecord.read(value));
                } else if (CorrectionRecord.TYPE.equals(delivery.header(EventHeaders.TYPE))) {
                    pass(CorrectionRecord.read(value));
                } else {
                    addEvent(delivery, new EventRecord(delivery.headers(), value));
                }
            } catch (IOException | IllegalArgumentException | DateTimeException malformed) {
                refused.add(new Refused(delivery, Reasons.HEADERS, String.valueOf(malformed.getMessage())));
            }
        }

        /// What somebody decided is no system's word, so no rule compares it yet.
        private void pass(CorrectionPosted correction) {
            if (correction.isOfPolicy()) {
                settlements.add(correction);
                return;
            }
            LOG.debugf(
                    "a correction was posted: tenant=%s, correctionId=%s",
                    correction.tenant(), correction.correctionId());
        }

        private void addMerge(Delivery delivery, TransactionMerged merged) {
            merges.add(merged);
            RecordSpan span = trace.start(delivery)
                    .tenant(merged.tenant())
                    .correlationId(merged.survivor().toString());
            understood.add(new Understood(span, null, merged.survivor()));
        }

        private void addSplit(Delivery delivery, TransactionSplit split) {
            splits.add(split);
            RecordSpan span = trace.start(delivery)
                    .tenant(split.tenant())
                    .correlationId(split.correlationId().toString());
            understood.add(new Understood(span, null, split.correlationId()));
        }

        private void addEvent(Delivery delivery, EventRecord record) {
            switch (record.decode()) {
                case Decoded.Event(BusinessEvent event) -> accept(delivery, record, event);
                case Decoded.UnknownType(String type) -> unknown.add(new Unknown(delivery, type));
                case Decoded.Invalid invalid ->
                    refused.add(new Refused(
                            delivery,
                            Reasons.SCHEMA,
                            invalid.violations().getFirst().toString()));
            }
        }

        private void accept(Delivery delivery, EventRecord record, BusinessEvent event) {
            UUID eventId = UUID.fromString(header(delivery, EventHeaders.EVENT_ID));
            UUID transactionId = UUID.fromString(header(delivery, EventHeaders.CORRELATION_ID));
            Outcome outcome = Coded.of(Outcome.class, header(delivery, EventHeaders.OUTCOME));
            Instant recordedAt = Instant.parse(header(delivery, EventHeaders.RECORDED_AT));
            RecordSpan span =
                    trace.start(delivery).tenant(event.envelope().tenant()).correlationId(transactionId.toString());
            Leg leg = new Leg(eventId, event, outcome, recordedAt, span.traceparent());
            arrivals.add(new Arrival(
                    event.envelope().tenant(),
                    transactionId,
                    number(delivery, EventHeaders.SPLIT),
                    number(delivery, EventHeaders.REVISION),
                    leg,
                    ContentHash.of(event),
                    record));
            understood.add(new Understood(span, eventId, transactionId));
        }

        Sorted sorted() {
            return new Sorted(new Intake(arrivals, merges, splits), settlements, understood, refused, unknown);
        }
    }

    /// 0 where the ledger leaves it out.
    private static int number(Delivery delivery, String header) {
        String number = delivery.header(header);
        return number == null ? 0 : Integer.parseInt(number);
    }

    private static String header(Delivery delivery, String name) {
        String value = delivery.header(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing; the ledger writes it on every recorded event");
        }
        return value;
    }
}
