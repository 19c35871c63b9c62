package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.oracle.Differences.Changed;
import io.tieout.simulator.retailer.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What is wrong with the documents that the ERP has of one record.
final class DocumentSymptoms {

    private final Sent sent;
    private final Differences differences;
    private final List<Symptom> symptoms = new ArrayList<>();

    private DocumentSymptoms(Sent sent, Differences differences) {
        this.sent = sent;
        this.differences = differences;
    }

    static List<Symptom> of(Sent sent, Differences differences) {
        DocumentSymptoms all = new DocumentSymptoms(sent, differences);
        all.count();
        differences.changed(ErpEntryPosted.class).ifPresent(all::compare);
        return all.symptoms;
    }

    /// One is right; a parked one is none, and neither is one that was taken back.
    private void count() {
        Money amount = sent.message().amount();
        List<ErpEntryPosted> reversed = inState(ErpState.REVERSED);
        List<ErpEntryPosted> missing = differences.missing(ErpEntryPosted.class).toList();
        List<ErpEntryPosted> extra = differences
                .extra(ErpEntryPosted.class)
                .filter(document -> document.state() == ErpState.POSTED)
                .toList();
        if (!missing.isEmpty() || !reversed.isEmpty()) {
            Instant shownAt = reversed.isEmpty() ? sent.dueAt() : toldAt(reversed.getFirst());
            symptoms.add(new Symptom(BreakClass.MISSING, amount, amount, later(sent.dueAt(), shownAt)));
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
        Money amount = right.amount();
        Instant shownAt = toldAt(wrong);
        if (right.carries() != null && wrong.carries() == null) {
            symptoms.add(Symptom.without(BreakClass.WRONG_REFERENCE, amount, shownAt));
        }
        if (!amount.currency().equals(wrong.amount().currency())) {
            symptoms.add(new Symptom(BreakClass.CURRENCY, amount, amount, shownAt));
        } else if (!amount.equals(wrong.amount())) {
            symptoms.add(new Symptom(BreakClass.AMOUNT, amount, amount.minus(wrong.amount()), shownAt));
        }
        if (!right.documentType().equals(wrong.documentType())) {
            symptoms.add(Symptom.without(BreakClass.MISCATEGORISED, amount, shownAt));
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
        if (wrong.envelope().occurredAt().isAfter(sent.dueAt())
                && !right.envelope().occurredAt().isAfter(sent.dueAt())) {
            symptoms.add(Symptom.without(BreakClass.LATE, amount, sent.dueAt()));
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
