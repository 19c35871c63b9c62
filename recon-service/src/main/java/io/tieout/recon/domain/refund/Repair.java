package io.tieout.recon.domain.refund;

import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.evidence.Document;
import java.util.List;
import java.util.stream.Collectors;

/// Proposes what to do, naming the documents and refunds. Nothing here is done by Tieout itself.
final class Repair {

    private Repair() {}

    static String of(Assessment assessment, BreakClass primary) {
        Refund refund = assessment.refund();
        String id = refund.key().value();
        return switch (primary) {
            case DUPLICATE_POSTING ->
                "Reverse the extras: "
                        + numbers(assessment.posted().stream()
                                .skip(refund.hasDocument() ? 1 : 0)
                                .toList()) + ".";
            case WRONG_REFERENCE ->
                "Correct the reference of " + numbers(refund.documents()) + " to refund " + id + "; never re-send.";
            case MISSING -> missing(assessment, id);
            case AMOUNT -> amount(assessment);
            case REJECTED_OR_STUCK -> stuck(assessment, id);
            case FIELD_DROPPED -> "Amend " + numbers(assessment.posted()) + " with what the source sent.";
            default -> primary.repair() + ".";
        };
    }

    static String of(PartialGroup group, BreakClass primary) {
        String missing = group.affected().stream()
                .filter(Assessment::isMissingOnTarget)
                .map(member -> member.refund().key().value())
                .collect(Collectors.joining(", "));
        if (primary == BreakClass.FIRST_PARTIAL_ONLY) {
            return "Read back, then send the missing refunds: " + missing + ".";
        }
        String held = group.members().stream()
                .filter(member -> group.affected().contains(member))
                .flatMap(member -> member.posted().stream())
                .map(document -> document.key().value())
                .collect(Collectors.joining(", "));
        if (held.isEmpty()) {
            return "Read back, then send the missing refunds: " + missing + ".";
        }
        return "Reverse " + held + " and post one document for each refund"
                + (missing.isEmpty() ? "." : "; missing: " + missing + ".");
    }

    private static String missing(Assessment assessment, String id) {
        if (assessment.isMissingOnSource()) {
            return "Look for the refund at the source by order and amount; without one, ask who refunded.";
        }
        if (!assessment.isMissingOnTarget()) {
            return "Read back at the processor by order, amount and date; refund only if it is truly absent.";
        }
        List<Document> reversed = assessment.refund().documents();
        if (!reversed.isEmpty()) {
            return "Ask why " + numbers(reversed) + " was reversed; post refund " + id + " again if it was a mistake.";
        }
        return "Read back in the ERP by id, then by order, amount and date; re-send refund " + id
                + " only if it is truly absent.";
    }

    private static String amount(Assessment assessment) {
        if (!assessment.differsAtTarget()) {
            return "Settle with the processor which amount was paid; then correct the other side.";
        }
        if (assessment.refund().owed().isZero()) {
            return "Reverse " + numbers(assessment.posted()) + ": the refund was cancelled.";
        }
        return "Reverse " + numbers(assessment.posted()) + " and post "
                + assessment.refund().owed() + ".";
    }

    private static String stuck(Assessment assessment, String id) {
        if (assessment.isRejected()) {
            return "Pay refund " + id + " by another tender: the customer is still owed.";
        }
        if (assessment.isStuck()) {
            return "Chase the processor about refund " + id + ": it is pending past its time.";
        }
        return "Release " + numbers(assessment.refund().documents()) + " in the ERP; never re-send.";
    }

    private static String numbers(List<Document> documents) {
        return documents.stream().map(document -> document.key().value()).collect(Collectors.joining(", "));
    }
}
