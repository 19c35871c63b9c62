package io.tieout.event;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one registered source says about one business fact: a claim, not the truth, and immutable.
///
/// Sealed on purpose: a new record fails the build of each service that has not decided what it means there.
public sealed interface BusinessEvent {

    Envelope envelope();

    EventType type();

    /// Which change of its subject the event tells of; part of the identity of the fact.
    String transition();

    /// A customer ordered goods for `total`, of which `tax` is owed to the state.
    record OrderPlaced(
            Envelope envelope, Money total, @Nullable Money tax) implements BusinessEvent {
        public OrderPlaced {
            Amounts.requireNonNegative("total", total);
            if (tax != null) {
                Amounts.requirePart("tax", tax, total);
            }
        }

        @Override
        public EventType type() {
            return EventType.ORDER_PLACED;
        }

        @Override
        public String transition() {
            return "placed";
        }
    }

    /// Money was claimed from the customer. The subject is the payment.
    record PaymentCaptured(Envelope envelope, Money amount, String tender) implements BusinessEvent {
        public PaymentCaptured {
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public EventType type() {
            return EventType.PAYMENT_CAPTURED;
        }

        @Override
        public String transition() {
            return "captured";
        }
    }

    /// The merchant owes the customer `amount`, of which `tax` is taken back from the state. The subject is the refund.
    ///
    /// @param tender a code of [Tender], or what the source sent when it is none; then it books to suspense
    record RefundIssued(
            Envelope envelope,
            RefundIntent intent,
            RefundBasis basis,
            Money amount,
            @Nullable Money tax,
            String tender,
            @Nullable String reason,
            @Nullable RefundExtent extent)
            implements BusinessEvent {
        public RefundIssued {
            Amounts.requireNonNegative("amount", amount);
            if (tax != null) {
                Amounts.requirePart("tax", tax, amount);
            }
        }

        @Override
        public EventType type() {
            return EventType.REFUND_ISSUED;
        }

        @Override
        public String transition() {
            return intent.code();
        }
    }

    /// The processor dealt with a refund. The subject is the processor's refund id.
    ///
    /// @param statusAsSent the processor's own word for the status
    record RefundProcessed(
            Envelope envelope,
            RefundStatus status,
            String statusAsSent,
            Money amount,
            @Nullable String reason) implements BusinessEvent {
        public RefundProcessed {
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public EventType type() {
            return EventType.REFUND_PROCESSED;
        }

        @Override
        public String transition() {
            return status == RefundStatus.UNMAPPED ? "unmapped:" + statusAsSent : status.code();
        }
    }

    /// The ERP wrote a document. The subject is the ERP's document number; it is compared, never booked.
    ///
    /// @param documentType such as `credit-memo`, `journal-entry`, `invoice`
    /// @param period the ERP's accounting period, `2026-03`
    /// @param carries the source's record that the document names, if it names one
    record ErpEntryPosted(
            Envelope envelope,
            ErpState state,
            String documentType,
            Money amount,
            LocalDate postingDate,
            @Nullable String period,
            @Nullable Reference carries,
            @Nullable String reason,
            @Nullable RefundExtent extent,
            List<ErpLine> lines)
            implements BusinessEvent {
        public ErpEntryPosted {
            Amounts.requireNonNegative("amount", amount);
            lines = List.copyOf(lines);
        }

        @Override
        public EventType type() {
            return EventType.ERP_ENTRY_POSTED;
        }

        @Override
        public String transition() {
            return state.code();
        }
    }

    /// The middleware logged what it did with a message. The subject is the middleware's own message id.
    ///
    /// @param about the source's record that the message carries
    /// @param target id of the source that stands for the receiving system
    /// @param fields the fields of the payload as forwarded, by their canonical names (`amount` in major units)
    record HandoffRecorded(
            Envelope envelope,
            HandoffStage stage,
            Reference about,
            String target,
            @Nullable String targetReference,
            @Nullable String detail,
            Map<String, String> fields)
            implements BusinessEvent {
        public HandoffRecorded {
            fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
        }

        @Override
        public EventType type() {
            return EventType.HANDOFF_RECORDED;
        }

        @Override
        public String transition() {
            return stage.code();
        }
    }
}
