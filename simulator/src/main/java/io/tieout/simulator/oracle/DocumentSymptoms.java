package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SourceRole;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.oracle.Differences.Changed;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What is wrong with the documents that the ERP has of one record.
final class DocumentSymptoms {

    /// How long a document may wait for its record.
    private static final Duration ALONE_UNTIL = Duration.ofHours(1);

    private final Differences differences;
    private final Money amount;
    private final Instant dueAt;
    private final boolean isUndecided;
    private final List<Symptom> symptoms = new ArrayList<>();

    private DocumentSymptoms(Sent sent, Differences all) {
        this.differences = all.of(sent);
        this.amount = amount(sent, all);
        this.dueAt = dueAt(sent, all);
        this.isUndecided = isUndecided(all);
    }

    /// A transfer that arrived short is worth what arrived.
    /// A payout of which a line went wrong is of another amount than it would have been, and that is what was told.
    private static Money amount(Sent sent, Differences all) {
        if (sent.message().documentType() == DocumentType.STOCK_TRANSFER_IN) {
            return all.changed(StockMoved.class)
                    .flatMap(move -> worth(move.told()))
                    .orElse(sent.message().amount());
        }
        return all.changed(PayoutChanged.class)
                .map(payout -> payout.told().amount().magnitude())
                .orElse(sent.message().amount());
    }

    private static Optional<Money> worth(StockMoved move) {
        return Optional.ofNullable(move.unitCost())
                .map(each -> new Money(Math.multiplyExact(each.minor(), move.quantity()), each.currency()));
    }

    /// As long as a processor has not decided on a refund the ERP need not have it.
    private static Instant dueAt(Sent sent, Differences all) {
        return all.told(RefundProcessed.class)
                .filter(refund -> refund.status() == RefundStatus.APPROVED)
                .map(refund -> refund.envelope().occurredAt())
                .filter(approvedAt -> approvedAt.isAfter(sent.dueAt()))
                .min(Instant::compareTo)
                .map(approvedAt -> approvedAt.plus(sent.message().documentType().due()))
                .orElse(sent.dueAt());
    }

    /// A processor that never decides keeps the ERP waiting.
    private static boolean isUndecided(Differences all) {
        return all.missing(RefundProcessed.class)
                        .anyMatch(refund -> refund.status() == RefundStatus.APPROVED
                                && refund.envelope().role() == SourceRole.PROCESSOR)
                && all.extra(RefundProcessed.class).findAny().isEmpty();
    }

    /// @param differences of all that was told of the record
    static List<Symptom> of(Sent sent, Differences differences) {
        DocumentSymptoms all = new DocumentSymptoms(sent, differences);
        all.count();
        all.differences.changed(ErpEntryPosted.class).ifPresent(all::compare);
        return all.symptoms;
    }

    /// One is right; one that was taken back is none, and a parked one is not in the books yet.
    private void count() {
        List<ErpEntryPosted> reversed = inState(ErpState.REVERSED);
        List<ErpEntryPosted> missing = differences.missing(ErpEntryPosted.class).toList();
        List<ErpEntryPosted> extra = differences
                .extra(ErpEntryPosted.class)
                .filter(document -> document.state() == ErpState.POSTED)
                .toList();
        List<ErpEntryPosted> parked = inState(ErpState.PARKED);
        if (!parked.isEmpty()) {
            symptoms.add(
                    new Symptom(BreakClass.REJECTED_OR_STUCK, amount, amount, later(dueAt, toldAt(parked.getFirst()))));
        } else if (!missing.isEmpty() && isUndecided) {
            symptoms.add(new Symptom(BreakClass.REJECTED_OR_STUCK, amount, amount, dueAt));
        } else if (!missing.isEmpty() || !reversed.isEmpty()) {
            Instant shownAt = reversed.isEmpty() ? dueAt : toldAt(reversed.getFirst());
            symptoms.add(new Symptom(BreakClass.MISSING, amount, amount, later(dueAt, shownAt)));
        } else if (!extra.isEmpty()) {
            Money more = Money.zero(amount.currency());
            for (ErpEntryPosted document : extra) {
                more = more.minus(document.amount());
            }
            symptoms.add(new Symptom(BreakClass.DUPLICATE_POSTING, amount, more, toldAt(extra.getLast())));
        }
    }

    private List<ErpEntryPosted> inState(ErpState state) {
        return differences
                .told(ErpEntryPosted.class)
                .filter(document -> document.state() == state)
                .toList();
    }

    private void compare(Changed<ErpEntryPosted> changed) {
        ErpEntryPosted right = changed.clean();
        ErpEntryPosted wrong = changed.told();
        Instant shownAt = toldAt(wrong);
        boolean isOfOtherType = !right.documentType().equals(wrong.documentType());
        boolean isNameless = right.carries() != null && wrong.carries() == null;
        if (isNameless && isOfOtherType) {
            // Nothing about it says what it is of.
            symptoms.add(new Symptom(BreakClass.MISSING, amount, amount, later(dueAt, shownAt)));
            return;
        }
        if (isNameless) {
            // One without any reference is sought when both sides have waited their time.
            boolean isSought = wrong.envelope().references().size() == 1;
            symptoms.add(Symptom.without(
                    BreakClass.WRONG_REFERENCE, amount, isSought ? later(dueAt, shownAt.plus(ALONE_UNTIL)) : shownAt));
        }
        if (!amount.currency().equals(wrong.amount().currency())) {
            symptoms.add(new Symptom(BreakClass.CURRENCY, amount, amount, shownAt));
        } else if (!amount.equals(wrong.amount())) {
            symptoms.add(new Symptom(BreakClass.AMOUNT, amount, amount.minus(wrong.amount()), shownAt));
        }
        if (isOfOtherType) {
            symptoms.add(new Symptom(BreakClass.MISCATEGORISED, amount, amount, shownAt));
        }
        if (!accounts(right).equals(accounts(wrong))) {
            symptoms.add(Symptom.without(BreakClass.WRONG_ACCOUNT, amount, shownAt));
        }
        if (!Objects.equals(right.period(), wrong.period())) {
            symptoms.add(Symptom.without(BreakClass.WRONG_PERIOD, amount, shownAt));
        }
        if (!Objects.equals(right.reason(), wrong.reason()) || !Objects.equals(right.extent(), wrong.extent())) {
            symptoms.add(Symptom.without(BreakClass.FIELD_DROPPED, amount, shownAt));
        }
        if (wrong.envelope().occurredAt().isAfter(dueAt)
                && !right.envelope().occurredAt().isAfter(dueAt)) {
            symptoms.add(Symptom.without(BreakClass.LATE, amount, dueAt));
        }
    }

    private static List<String> accounts(ErpEntryPosted document) {
        return document.lines().stream()
                .map(line -> line.side().code() + line.account())
                .toList();
    }

    private static Instant toldAt(BusinessEvent event) {
        return event.envelope().receivedAt();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
