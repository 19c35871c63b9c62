package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Message;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What goes wrong with a message on its way to the ERP. It is decided when the interface receives the message, and
/// forgotten when the ERP has acknowledged it.
final class OnTheWay implements Listener {

    /// In the order in which they are asked: of several that would happen the first counts.
    private static final List<Fault> FAULTS = List.of(
            Fault.MISSING_LOAD,
            Fault.FIRST_PARTIAL_ONLY,
            Fault.NOT_RECEIVED,
            Fault.DEAD_LETTERED,
            Fault.REJECTED,
            Fault.SWALLOWED,
            Fault.WRONG_AMOUNT,
            Fault.WRONG_CURRENCY,
            Fault.WRONG_ACCOUNT,
            Fault.WRONG_PERIOD,
            Fault.WRONG_REFERENCE,
            Fault.PARKED,
            Fault.POSTED_TWICE,
            Fault.REASON_LOST,
            Fault.WRONG_TYPE,
            Fault.REVERSED_BY_USER,
            Fault.POSTED_LATE,
            Fault.ERP_REFERENCE_LOST);

    /// Documents that are sought by amount and date where they lost their references; others are too much alike.
    private static final Set<DocumentType> SOUGHT = EnumSet.of(
            DocumentType.INVOICE,
            DocumentType.CREDIT_MEMO,
            DocumentType.CANCELLATION_CREDIT_MEMO,
            DocumentType.CONCESSION_CREDIT_MEMO,
            DocumentType.CHARGEBACK,
            DocumentType.SECOND_CHARGEBACK,
            DocumentType.CHARGEBACK_RETURNED,
            DocumentType.CHARGEBACK_LOSS,
            DocumentType.PAYOUT,
            DocumentType.PAYOUT_COLLECTED,
            DocumentType.MARKETPLACE_PAYOUT,
            DocumentType.MARKETPLACE_PAYOUT_COLLECTED);

    /// The records of which a message went wrong; of one with several messages it is the first.
    private final Set<Reference> affected = new HashSet<>();

    private final List<Fault> planned;
    private final Chance chance;
    private final Truth truth;
    private final Listener next;
    private final IdentityHashMap<Sent, Fault> underWay = new IdentityHashMap<>();

    /// The cards whose load is missing in the ERP, with the injection.
    private final Map<Reference, String> withoutLoad = new HashMap<>();

    /// The orders of which a refund was sent; kept only where it is asked for.
    private final Set<Reference> refunded = new HashSet<>();

    OnTheWay(Chance chance, Truth truth, Listener next) {
        this.planned = FAULTS.stream().filter(chance::isPlanned).toList();
        this.chance = chance;
        this.truth = truth;
        this.next = next;
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        if (sent == null || planned.isEmpty()) {
            next.told(event, sent);
            return;
        }
        HandoffStage stage = event instanceof HandoffRecorded log ? log.stage() : null;
        if (stage == HandoffStage.RECEIVED) {
            decide(event, sent);
        }
        Fault fault = stage == HandoffStage.ACKNOWLEDGED ? underWay.remove(sent) : underWay.get(sent);
        if (fault == null) {
            next.told(event, sent);
        } else if (event instanceof HandoffRecorded log) {
            logged(fault, log, sent);
        } else if (event instanceof ErpEntryPosted document) {
            posted(fault, document, sent);
        }
    }

    private void decide(BusinessEvent received, Sent sent) {
        Message message = sent.message();
        Fault fault = incidentOf(message) == null ? chosen(sent) : Fault.PARKED;
        if (fault == null || !affected.add(message.about())) {
            return;
        }
        Injection injection = new Injection(
                fault,
                message.about().toString(),
                incidentOf(message),
                message.company().entity(),
                sent,
                received.envelope().occurredAt());
        if (fault == Fault.MISSING_LOAD) {
            cards(message).forEach(card -> withoutLoad.put(card, injection.id()));
        }
        underWay.put(sent, fault);
        truth.happened(injection);
    }

    private @Nullable Fault chosen(Sent sent) {
        String about = sent.message().about().toString();
        boolean isSecond = isSecondRefund(sent.message());
        for (Fault fault : planned) {
            if (canHappen(fault, sent.message(), isSecond) && chance.of(fault, about)) {
                return fault;
            }
        }
        return null;
    }

    private static boolean canHappen(Fault fault, Message message, boolean isSecondRefund) {
        return switch (fault) {
            case MISSING_LOAD -> message.documentType() == DocumentType.GIFT_CARD_LOAD;
            case FIRST_PARTIAL_ONLY -> isSecondRefund;
            case REASON_LOST -> message.reason() != null;
            // Without an order there is nothing by which the document could be told apart.
            case WRONG_REFERENCE -> message.order() != null;
            case ERP_REFERENCE_LOST -> SOUGHT.contains(message.documentType());
            case WRONG_AMOUNT -> message.amount().minor() >= 100;
            default -> true;
        };
    }

    private boolean isSecondRefund(Message message) {
        return message.documentType() == DocumentType.CREDIT_MEMO
                && chance.isPlanned(Fault.FIRST_PARTIAL_ONLY)
                && message.order() != null
                && !refunded.add(message.order());
    }

    private @Nullable String incidentOf(Message message) {
        for (Reference card : cards(message)) {
            String incident = withoutLoad.get(card);
            if (incident != null) {
                return incident;
            }
        }
        return null;
    }

    private static List<Reference> cards(Message message) {
        return message.others().stream()
                .filter(reference -> reference.type() == ReferenceType.GIFT_CARD)
                .toList();
    }

    private void logged(Fault fault, HandoffRecorded log, Sent sent) {
        switch (fault) {
            case NOT_RECEIVED, MISSING_LOAD -> {}
            case DEAD_LETTERED, FIRST_PARTIAL_ONLY -> {
                if (log.stage() == HandoffStage.RECEIVED) {
                    next.told(log, sent);
                } else if (log.stage() == HandoffStage.FORWARDED) {
                    next.told(instead(log, HandoffStage.DEAD_LETTERED, "out of retries"), sent);
                }
            }
            case REJECTED ->
                next.told(
                        log.stage() == HandoffStage.ACKNOWLEDGED
                                ? instead(log, HandoffStage.REJECTED, "the record is locked by another user")
                                : log,
                        sent);
            case ERP_REFERENCE_LOST ->
                next.told(Copy.of(log).with("targetReference", null).make(), sent);
            case POSTED_LATE ->
                next.told(
                        log.stage() == HandoffStage.ACKNOWLEDGED
                                ? Copy.of(log).after(delay(sent)).make()
                                : log,
                        sent);
            default -> next.told(log, sent);
        }
    }

    private static HandoffRecorded instead(HandoffRecorded log, HandoffStage stage, String detail) {
        String subject = log.envelope().subject();
        return Copy.of(log)
                .as(subject, subject + "-" + stage.code())
                .with("stage", stage)
                .with("targetReference", null)
                .with("fields", Map.of())
                .with("detail", detail)
                .make();
    }

    private void posted(Fault fault, ErpEntryPosted document, Sent sent) {
        switch (fault) {
            case NOT_RECEIVED, MISSING_LOAD, DEAD_LETTERED, FIRST_PARTIAL_ONLY, REJECTED, SWALLOWED -> {}
            case POSTED_TWICE -> {
                next.told(document, sent);
                next.told(Documents.again(document), sent);
            }
            case REVERSED_BY_USER -> {
                next.told(document, sent);
                next.told(
                        Documents.reversed(
                                document,
                                chance.between(fault, about(sent), Duration.ofHours(1), Duration.ofHours(20))),
                        sent);
            }
            case POSTED_LATE -> next.told(Copy.of(document).after(delay(sent)).make(), sent);
            default -> next.told(Documents.changed(fault, document, sent.message()), sent);
        }
    }

    private Duration delay(Sent sent) {
        Duration due = sent.message().documentType().due();
        return chance.between(Fault.POSTED_LATE, about(sent), due, due.plusHours(5));
    }

    private static String about(Sent sent) {
        return sent.message().about().toString();
    }
}
