package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.SurvivingField;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lists the fields in dispute: what the authority says, and what the other side has.
final class Differences {

    private Differences() {}

    /// What is wrong with the document that the ERP holds.
    static List<FieldDifference> atTarget(RefundRule rule, Assessment assessment) {
        Refund refund = assessment.refund();
        List<FieldDifference> differences = new ArrayList<>();
        if (assessment.holds().contains(BreakClass.WRONG_REFERENCE)) {
            differences.add(difference(
                    SurvivingField.REFUND_ID.code(),
                    refund.key().value(),
                    Names.records(refund.documents().getFirst()).stream()
                            .map(Reference::value)
                            .findFirst()
                            .orElse(null)));
        }
        for (Document document : assessment.foreign()) {
            differences.add(difference(
                    SurvivingField.CURRENCY.code(),
                    refund.currency().getCurrencyCode(),
                    document.amount().currency().getCurrencyCode()));
        }
        if (assessment.differsAtTarget()) {
            differences.add(difference(SurvivingField.AMOUNT.code(), refund.owed(), assessment.target()));
        }
        if (assessment.isMiscategorised()) {
            String types = refund.documents().stream()
                    .filter(Document::isPosted)
                    .map(document -> document.event().documentType())
                    .collect(Collectors.joining(", "));
            differences.add(difference("documentType", String.join(", ", rule.documentTypes()), types));
        }
        differences.addAll(Fields.dropped(rule, assessment));
        return differences;
    }

    /// Everything that is in dispute between any two sides.
    static List<FieldDifference> all(RefundRule rule, Assessment assessment) {
        Refund refund = assessment.refund();
        List<FieldDifference> differences = new ArrayList<>();
        addContradictions(differences, refund);
        if (assessment.holds().contains(BreakClass.DUPLICATE_POSTING)) {
            differences.add(difference(
                    "documents", "1", Integer.toString(assessment.posted().size())));
            differences.add(difference(SurvivingField.AMOUNT.code(), refund.owed(), assessment.target()));
        }
        if (assessment.isMissingOnTarget()) {
            differences.add(difference(SurvivingField.AMOUNT.code(), refund.owed(), null));
        }
        if (assessment.isParked()) {
            differences.add(difference("state", "posted", "parked"));
        }
        if (assessment.holds().contains(BreakClass.ORPHAN)) {
            differences.add(
                    difference("source amount", (String) null, refund.face().toString()));
        }
        differences.addAll(atTarget(rule, assessment));
        differences.addAll(Placement.wrongAccounts(rule, assessment));
        differences.addAll(Placement.wrongPeriods(rule, assessment));
        addAtProcessor(differences, assessment);
        for (Lag lag : Lag.of(assessment)) {
            differences.add(difference(
                    lag.side() + " lag", lag.allowed().toString(), lag.length().toString()));
        }
        return differences;
    }

    private static void addContradictions(List<FieldDifference> differences, Refund refund) {
        Issued issued = refund.issued();
        if (issued != null && issued.isContested()) {
            Money contrary = issued.contraryAmount();
            differences.add(
                    contrary == null
                            ? difference("content", "as recorded first", "other content for the same refund")
                            : difference("amount, told twice", issued.face(), contrary));
        }
        refund.processed().stream().filter(Processed::isContested).forEach(attempt -> {
            String states = attempt.legs().stream()
                    .map(leg -> leg.event() instanceof RefundProcessed told
                            ? told.statusAsSent() + " " + told.amount()
                            : "")
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(" and "));
            differences.add(difference("processor, told twice", null, states));
        });
        refund.documents().stream()
                .filter(Document::isContested)
                .forEach(document -> differences.add(
                        difference("ERP document " + document.key().value(), "as recorded first", "other content")));
    }

    private static void addAtProcessor(List<FieldDifference> differences, Assessment assessment) {
        Refund refund = assessment.refund();
        if (assessment.isMissingOnSource()) {
            differences.add(difference("source amount", refund.face(), null));
        }
        if (assessment.isMissingOnProcessor()) {
            differences.add(difference("processor amount", refund.owed(), null));
        }
        boolean refused = assessment.isRejected();
        if (refused || assessment.isStuck()) {
            differences.add(difference(
                    "processor status",
                    RefundStatus.APPROVED.code(),
                    refund.status().code()));
        }
        refund.attempts().stream()
                .filter(Processed::isUnmapped)
                .forEach(attempt -> differences.add(difference("processor status", null, attempt.unmappedWord())));
        if (refused || assessment.differsAtProcessor()) {
            differences.add(difference("processor amount", refund.owed(), refund.executed()));
        }
        if (assessment.isForeignAtProcessor()) {
            differences.add(difference(
                    "processor currency",
                    refund.currency().getCurrencyCode(),
                    refund.attempts().getFirst().amount().currency().getCurrencyCode()));
        }
    }

    private static FieldDifference difference(String field, Money expected, @Nullable Money actual) {
        return new FieldDifference(field, expected.toString(), actual == null ? null : actual.toString());
    }

    private static FieldDifference difference(String field, @Nullable String expected, @Nullable String actual) {
        return new FieldDifference(field, expected, actual);
    }
}
