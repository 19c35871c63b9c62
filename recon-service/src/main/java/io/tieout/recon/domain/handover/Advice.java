package io.tieout.recon.domain.handover;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.evidence.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Proposes what to do, naming documents and records, and says whose value is right. Nothing here is done by Tieout.
final class Advice {

    private Advice() {}

    static String repair(Judgement judgement, BreakClass primary) {
        Handed record = judgement.record();
        return switch (primary) {
            case DUPLICATE_POSTING ->
                "Reverse the extras: "
                        + numbers(judgement.posted().stream().skip(1).toList()) + ".";
            case WRONG_REFERENCE ->
                "Correct the reference of " + numbers(record.documents()) + " to " + record.reference()
                        + "; never re-send.";
            case MISSING ->
                judgement.isReversed()
                        ? "Ask why " + numbers(record.documents()) + " was reversed; post " + record.reference()
                                + " again if it was a mistake."
                        : "Read back in the ERP by id, then by amount and date; re-send " + record.reference()
                                + " only if it is truly absent.";
            case REJECTED_OR_STUCK -> "Release " + numbers(record.documents()) + " in the ERP; never re-send.";
            case CURRENCY -> "Reverse " + numbers(judgement.foreign()) + " and post " + judgement.source() + ".";
            case AMOUNT -> "Reverse " + numbers(judgement.posted()) + " and post " + judgement.source() + ".";
            case MISCATEGORISED, WRONG_PERIOD -> primary.repair() + ": " + numbers(record.documents()) + ".";
            case WRONG_ACCOUNT ->
                primary.repair() + ": " + numbers(record.documents()) + "." + entry(judgement.misplaced());
            case FIELD_DROPPED -> "Amend " + numbers(record.documents()) + " with what the source sent.";
            default -> primary.repair() + ".";
        };
    }

    /// The source is right about what happened, the ERP about how it books.
    static String authority(Judgement judgement, BreakClass primary) {
        boolean isOfSource = switch (primary) {
            case DUPLICATE_POSTING, WRONG_REFERENCE, MISSING, REJECTED_OR_STUCK, CURRENCY, AMOUNT, FIELD_DROPPED ->
                true;
            default -> false;
        };
        return isOfSource && judgement.record().isTold()
                ? judgement.record().leading().envelope().role().code()
                : primary.authority();
    }

    /// The entry that puts lines right, as far as the checked ones tell; empty where none of them is wrong.
    private static String entry(List<LineDifference> misplaced) {
        if (misplaced.isEmpty()) {
            return "";
        }
        Money debit = LineDifference.on(EntrySide.DEBIT, misplaced);
        Money credit = LineDifference.on(EntrySide.CREDIT, misplaced);
        List<String> lines = new ArrayList<>();
        for (LineDifference each : misplaced) {
            lines.add("%s %s (%s) with %s"
                    .formatted(
                            each.side().code(),
                            each.check().names(),
                            each.check().field(),
                            each.amount()));
        }
        if (!debit.equals(credit)) {
            lines.add("%s the account where it lies now with %s"
                    .formatted(
                            (debit.atMost(credit) ? EntrySide.DEBIT : EntrySide.CREDIT).code(),
                            debit.minus(credit).magnitude()));
        }
        return " To move: " + String.join(", ", lines) + ".";
    }

    private static String numbers(List<Document> documents) {
        return documents.stream().map(document -> document.key().value()).collect(Collectors.joining(", "));
    }
}
