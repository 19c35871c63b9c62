package io.tieout.recon.domain.handover;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.Accounts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One record judged at one instant: what both sides hold, what is not due yet, and every class whose rule holds.
///
/// @param source what the ERP must hold; zero where nobody told a record
/// @param posted documents in the books, of a type and in the currency that are expected
/// @param foreign those of such a type in another currency
/// @param mistyped those of another type
/// @param lines of those posted that do not come to what they should
/// @param dueAt when the ERP must have it, or the source must have told it
record Judgement(
        HandoverRule rule,
        Handed record,
        Instant at,
        Money source,
        List<Document> posted,
        List<Document> foreign,
        List<Document> mistyped,
        List<LineDifference> lines,
        Instant dueAt) {

    /// The classes that account for a difference between source and ERP.
    private static final Set<BreakClass> EXPLAINING = EnumSet.of(
            BreakClass.DUPLICATE_POSTING,
            BreakClass.MISSING,
            BreakClass.ORPHAN,
            BreakClass.REJECTED_OR_STUCK,
            BreakClass.CURRENCY,
            BreakClass.AMOUNT,
            BreakClass.MISCATEGORISED);

    static Judgement of(HandoverRule rule, Handed record, Instant now) {
        List<Document> inBooks =
                record.documents().stream().filter(Document::isPosted).toList();
        List<Document> right = inBooks.stream()
                .filter(document -> isRightType(record, document))
                .toList();
        Money source = sourceOf(rule, record, right);
        List<Document> posted = right.stream()
                .filter(document -> document.amount().currency().equals(source.currency()))
                .toList();
        return new Judgement(
                rule,
                record,
                now,
                source,
                posted,
                right.stream()
                        .filter(document -> !document.amount().currency().equals(source.currency()))
                        .toList(),
                inBooks.stream()
                        .filter(document -> !isRightType(record, document))
                        .toList(),
                LineTies.of(record, source, posted),
                dueAt(rule, record));
    }

    private static boolean isRightType(Handed record, Document document) {
        return record.kind() == null
                || record.kind().types().contains(document.event().documentType());
    }

    /// Where the source says no amount, that counts which the integration forwarded; then that which arrived first;
    /// then what it comes to by and large.
    private static Money sourceOf(HandoverRule rule, Handed record, List<Document> right) {
        if (!record.isTold()) {
            return Money.zero(record.documents().getFirst().amount().currency());
        }
        Money known = record.measured() == null ? record.forwarded() : record.measured();
        if (known != null) {
            return known;
        }
        if (!right.isEmpty()) {
            return right.getFirst().amount();
        }
        return record.estimated() == null
                ? Money.zero(rule.money().of(record.leading().envelope().entity()))
                : record.estimated();
    }

    private static Instant dueAt(HandoverRule rule, Handed record) {
        Leg leg = record.isTold() ? record.told().getLast() : record.leading();
        ZoneId zone = rule.terms().calendar().zoneOf(leg.envelope().entity());
        return (record.kind() == null ? rule.sourceWithin() : record.kind().within())
                .dueAfter(
                        leg.occurredAt(),
                        leg.envelope().businessDate(),
                        rule.terms().calendar(),
                        zone);
    }

    /// What the books hold of it, in its currency.
    Money target() {
        Money sum = Money.zero(source.currency());
        for (Document document : posted) {
            sum = sum.plus(document.amount());
        }
        return sum;
    }

    Money variance() {
        return source.minus(target());
    }

    /// The part of the difference that is not due yet.
    Money timing() {
        boolean isAwaited = !record.isTold() || record.documents().stream().noneMatch(Document::isPosted);
        return (isAwaited && !isDue()) || isInParts() ? variance() : Money.zero(source.currency());
    }

    /// Of what was told in several parts the ERP may make several documents; more are still due.
    private boolean isInParts() {
        return record.told().size() > 1
                && !posted.isEmpty()
                && !isDue()
                && !variance().isNegative()
                && !variance().isZero();
    }

    boolean isDue() {
        return !at.isBefore(dueAt);
    }

    /// When time alone can change the judgement next.
    @Nullable
    Instant nextDueAt() {
        return isDue() ? null : dueAt;
    }

    /// The classes that hold, in their order of precedence; empty when it ties.
    Set<BreakClass> holds() {
        EnumSet<BreakClass> holds = EnumSet.noneOf(BreakClass.class);
        add(holds, BreakClass.CONFLICT, isContested());
        add(holds, BreakClass.DUPLICATE_POSTING, isDuplicate());
        add(holds, BreakClass.WRONG_REFERENCE, isNameless() && isDue());
        add(holds, BreakClass.MISSING, isMissing());
        add(holds, BreakClass.ORPHAN, isOrphan());
        add(holds, BreakClass.REJECTED_OR_STUCK, isParked());
        add(holds, BreakClass.CURRENCY, !foreign.isEmpty());
        add(holds, BreakClass.AMOUNT, differs());
        add(holds, BreakClass.MISCATEGORISED, isMiscategorised());
        add(
                holds,
                BreakClass.WRONG_ACCOUNT,
                !wrongLines().isEmpty() || !misplaced().isEmpty());
        add(holds, BreakClass.WRONG_PERIOD, !wrongPeriods().isEmpty());
        add(holds, BreakClass.FIELD_DROPPED, lacksReason());
        add(holds, BreakClass.LATE, isLate());
        if (!variance().equals(timing()) && Collections.disjoint(holds, EXPLAINING)) {
            holds.add(BreakClass.UNCLASSIFIED);
        }
        return Collections.unmodifiableSet(holds);
    }

    /// Whether nothing but a delay that is over remains.
    boolean isHealed(BreakClass primary) {
        return primary == BreakClass.LATE && holds().size() == 1;
    }

    private static void add(Set<BreakClass> holds, BreakClass candidate, boolean applies) {
        if (applies) {
            holds.add(candidate);
        }
    }

    private boolean isContested() {
        return !record.contrary().isEmpty() || record.documents().stream().anyMatch(Document::isContested);
    }

    private boolean isDuplicate() {
        return record.isTold() && posted.size() > 1 && !variance().isZero() && !isInParts();
    }

    boolean isNameless() {
        return record.isTold() && record.by() != TieBasis.RECORD_ID;
    }

    boolean isMissing() {
        return record.isTold()
                && isDue()
                && record.documents().stream().noneMatch(Document::stands)
                && record.isAwaited();
    }

    boolean isReversed() {
        return isMissing() && !record.documents().isEmpty();
    }

    private boolean isOrphan() {
        return !record.isTold() && isDue();
    }

    /// Documents that wait in the ERP's exception queue after they were due.
    boolean isParked() {
        return record.isTold()
                && isDue()
                && record.documents().stream().noneMatch(Document::isPosted)
                && record.documents().stream().anyMatch(Document::isParked);
    }

    /// Several documents are duplicates, not an amount.
    boolean differs() {
        return record.isTold() && posted.size() == 1 && !variance().isZero() && !isInParts();
    }

    boolean isMiscategorised() {
        return record.isTold() && posted.isEmpty() && foreign.isEmpty() && !mistyped.isEmpty();
    }

    /// Lines on accounts that such a document must not move. One without lines says nothing.
    List<ErpLine> wrongLines() {
        Accounts accounts = record.kind() == null ? null : record.kind().accounts();
        return accounts == null
                ? List.of()
                : rightOnes()
                        .flatMap(document -> document.event().lines().stream())
                        .filter(line -> !accounts.allow(line))
                        .distinct()
                        .toList();
    }

    /// Lines that do not come to what they should although all of them together do: what lacks here is elsewhere.
    List<LineDifference> misplaced() {
        return variance().isZero() ? lines : List.of();
    }

    /// The same where another amount arrived than was sent: they tell which part of it is missing.
    List<LineDifference> missed() {
        return differs() ? lines : List.of();
    }

    List<Document> wrongPeriods() {
        return record.isTold() && rule.hasCalendarMonths()
                ? rightOnes()
                        .filter(document -> document.isOutsidePeriodOf(record.leading()))
                        .toList()
                : List.of();
    }

    private boolean lacksReason() {
        String reason = record.reason();
        return reason != null
                && rightOnes()
                        .map(Document::event)
                        .map(ErpEntryPosted::reason)
                        .anyMatch(arrived -> !Objects.equals(reason, arrived));
    }

    boolean isLate() {
        return record.isTold() && !posted.isEmpty() && posted.getFirst().at().isAfter(dueAt);
    }

    private Stream<Document> rightOnes() {
        return Stream.concat(posted.stream(), foreign.stream());
    }
}
