package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.ItemStatus;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One refund judged at one instant: what both sides hold, what is not due yet, and every class whose rule holds.
///
/// @param at the instant of the judgement
/// @param posted documents in the books, in the refund's currency
/// @param foreign documents in the books, in another one
/// @param target what `posted` comes to
/// @param variance what the ERP is to have documents of, less `target`
/// @param timing the part of the difference that is not due yet
/// @param holds in their order of precedence; empty when it ties
record Assessment(
        Refund refund,
        Dues dues,
        Instant at,
        List<Document> posted,
        List<Document> foreign,
        Money target,
        Money variance,
        Money timing,
        Set<BreakClass> holds) {

    /// The classes that account for a difference between source and ERP.
    private static final Set<BreakClass> EXPLAINING = EnumSet.of(
            BreakClass.DUPLICATE_POSTING,
            BreakClass.MISSING,
            BreakClass.ORPHAN,
            BreakClass.REJECTED_OR_STUCK,
            BreakClass.CURRENCY,
            BreakClass.AMOUNT,
            BreakClass.MISCATEGORISED);

    static Assessment of(RefundRule rule, Refund refund, Instant now) {
        List<Document> posted = refund.posted(rule.documentTypes());
        List<Document> foreign = refund.foreign(rule.documentTypes());
        Dues dues = Dues.of(rule, refund);
        Money target = refund.sum(posted.stream().map(Document::amount));
        Money variance = refund.toPost().minus(target);
        Assessment bare = new Assessment(
                refund,
                dues,
                now,
                posted,
                foreign,
                target,
                variance,
                Money.zero(refund.currency()),
                Collections.emptySet());
        Money timing = bare.notDueYet();
        EnumSet<BreakClass> holds = bare.classes(rule);
        if (!variance.equals(timing) && Collections.disjoint(holds, EXPLAINING)) {
            holds.add(BreakClass.UNCLASSIFIED);
        }
        return new Assessment(
                refund, dues, now, posted, foreign, target, variance, timing, Collections.unmodifiableSet(holds));
    }

    /// The part of the difference that somebody has to look at.
    Money breaks() {
        return variance.minus(timing);
    }

    /// When time alone can change the judgement next.
    @Nullable
    Instant nextDueAt() {
        boolean targetOpen = !variance.isZero()
                || refund.weaklyTied()
                || refund.documents().stream().anyMatch(Document::isParked);
        return Stream.of(
                        targetOpen ? dues.target() : null,
                        refund.processed().isEmpty() || isBeingCredited() ? dues.processor() : null,
                        dues.processorFinal(),
                        dues.source())
                .filter(Objects::nonNull)
                .filter(due -> due.isAfter(at))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// Whether anything but a delay that is over remains.
    boolean isOpen() {
        return holds.stream().anyMatch(held -> held != BreakClass.LATE);
    }

    boolean isMissingOnTarget() {
        return refund.isOwed()
                && refund.hasDocument()
                && refund.status() != ItemStatus.PENDING
                && Dues.isPast(dues.target(), at)
                && hasNoDocument();
    }

    boolean isMissingOnProcessor() {
        return refund.processed().isEmpty() && Dues.isPast(dues.processor(), at);
    }

    boolean isMissingOnSource() {
        return refund.issued() == null
                && refund.processed().stream().anyMatch(Processed::isAlive)
                && Dues.isPast(dues.source(), at);
    }

    boolean isRejected() {
        return refund.isOwed() && (refund.status() == ItemStatus.REJECTED || refund.status() == ItemStatus.FAILED);
    }

    boolean isStuck() {
        return refund.status() == ItemStatus.PENDING && Dues.isPast(dues.processorFinal(), at);
    }

    /// Documents that wait in the ERP's exception queue after they were due.
    boolean isParked() {
        return posted.isEmpty()
                && refund.documents().stream().anyMatch(Document::isParked)
                && (Dues.isPast(dues.target(), at) || Dues.isPast(dues.source(), at));
    }

    /// The processor paid another amount than the source stands by.
    boolean differsAtProcessor() {
        return refund.issued() != null
                && refund.processed().stream().anyMatch(attempt -> attempt.status() == RefundStatus.APPROVED)
                && !refund.executed().equals(refund.owed())
                && !isForeignAtProcessor()
                && !isBeingCredited();
    }

    /// A card is credited origin by origin, so less than the whole is no difference before its time.
    private boolean isBeingCredited() {
        return refund.processed().stream().allMatch(Processed::isOntoCard)
                && refund.executed().compareTo(refund.owed()) < 0
                && !Dues.isPast(dues.processor(), at);
    }

    boolean isForeignAtProcessor() {
        return refund.attempts().stream()
                .anyMatch(attempt -> !attempt.amount().currency().equals(refund.currency()));
    }

    /// Posted in the ERP under a document type that carries no refund.
    boolean isMiscategorised() {
        return posted.isEmpty()
                && foreign.isEmpty()
                && refund.issued() != null
                && refund.hasDocument()
                && refund.documents().stream().anyMatch(Document::isPosted);
    }

    private boolean hasNoDocument() {
        return refund.documents().stream().noneMatch(Document::stands);
    }

    private Money notDueYet() {
        Money none = Money.zero(refund.currency());
        if (refund.issued() == null) {
            return Dues.isPast(dues.source(), at) ? none : variance;
        }
        boolean awaited =
                refund.issued().isCancelled() || (posted.isEmpty() && !isMiscategorised() && foreign.isEmpty());
        return awaited && !Dues.isPast(dues.target(), at) ? variance : none;
    }

    private EnumSet<BreakClass> classes(RefundRule rule) {
        EnumSet<BreakClass> holds = EnumSet.noneOf(BreakClass.class);
        add(holds, BreakClass.CONFLICT, isContested());
        add(holds, BreakClass.DUPLICATE_POSTING, isDuplicate());
        add(holds, BreakClass.WRONG_REFERENCE, refund.weaklyTied() && refund.issued() != null && isTargetDue());
        add(holds, BreakClass.MISSING, isMissingOnTarget() || isMissingOnProcessor() || isMissingOnSource());
        add(holds, BreakClass.ORPHAN, isOrphan());
        add(holds, BreakClass.OUT_OF_SEQUENCE, isPaidBeforeOwed());
        add(holds, BreakClass.REJECTED_OR_STUCK, isRejected() || isStuck() || isParked());
        add(holds, BreakClass.STATUS_UNMAPPED, isUnmapped());
        add(holds, BreakClass.CURRENCY, !foreign.isEmpty() || isForeignAtProcessor());
        add(holds, BreakClass.AMOUNT, differsAtTarget() || differsAtProcessor());
        add(holds, BreakClass.MISCATEGORISED, isMiscategorised());
        add(holds, BreakClass.WRONG_ACCOUNT, isOnWrongAccount(rule));
        add(holds, BreakClass.WRONG_PERIOD, !Placement.wrongPeriods(rule, this).isEmpty());
        add(holds, BreakClass.FIELD_DROPPED, !Fields.dropped(rule, this).isEmpty());
        add(holds, BreakClass.LATE, !Lag.of(this).isEmpty());
        return holds;
    }

    private static void add(Set<BreakClass> holds, BreakClass candidate, boolean applies) {
        if (applies) {
            holds.add(candidate);
        }
    }

    private boolean isContested() {
        return (refund.issued() != null && refund.issued().isContested())
                || refund.processed().stream().anyMatch(Processed::isContested)
                || refund.documents().stream().anyMatch(Document::isContested);
    }

    private boolean isDuplicate() {
        // What is in the summary of the store-day is posted once already.
        int once = refund.hasDocument() ? 1 : 0;
        return refund.issued() != null && !refund.issued().isCancelled() && posted.size() > once && !variance.isZero();
    }

    /// The money left longer before anybody said that it is owed than the source may take to say so.
    boolean isPaidBeforeOwed() {
        Issued issued = refund.issued();
        return issued != null
                && !issued.isCancelled()
                && dues.sourceLate() != null
                && refund.processed().stream()
                        .map(Processed::approvedAt)
                        .anyMatch(paidAt -> paidAt != null && paidAt.isBefore(issued.at()));
    }

    boolean isOnWrongAccount(RefundRule rule) {
        return !Placement.wrongAccounts(rule, this).isEmpty();
    }

    private boolean isTargetDue() {
        return Dues.isPast(dues.target(), at);
    }

    private boolean isOrphan() {
        return refund.issued() == null
                && refund.processed().stream().noneMatch(Processed::isAlive)
                && refund.documents().stream().anyMatch(Document::stands)
                && Dues.isPast(dues.source(), at);
    }

    private boolean isUnmapped() {
        return refund.attempts().stream().anyMatch(Processed::isUnmapped);
    }

    /// The ERP holds another amount than the source stands by. Several documents are duplicates, not an amount.
    boolean differsAtTarget() {
        if (refund.issued() == null || !refund.hasDocument() || posted.isEmpty() || variance.isZero()) {
            return false;
        }
        return refund.issued().isCancelled() ? isTargetDue() : posted.size() == 1;
    }
}
