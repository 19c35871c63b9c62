package io.tieout.ledger.rest;

import io.tieout.kit.problem.FieldError;
import io.tieout.ledger.app.LateAmounts;
import io.tieout.ledger.app.LateAmounts.Decision;
import io.tieout.ledger.app.LateAmounts.Item;
import io.tieout.ledger.domain.PeriodChange;
import java.time.ZoneOffset;
import java.util.List;

/// Says why a period is not closed: what was posted late in it, and what is to be done about each amount.
final class LateErrors {

    private LateErrors() {}

    static RuntimeException of(PeriodChange wanted, List<Item> items) {
        boolean isDecided = items.stream().allMatch(item -> item.decision() != null);
        return FormErrors.of(
                isDecided ? LedgerProblem.LATE_TO_DO : LedgerProblem.LATE_UNDECIDED,
                items.stream().map(item -> error(wanted, item)).toList());
    }

    private static FieldError error(PeriodChange wanted, Item item) {
        String path = "/v1/periods/" + wanted.entity() + "/" + wanted.period().name();
        Decision decision = item.decision();
        if (decision == null) {
            return new FieldError(
                    "period",
                    "Nobody decided on " + item.amount() + " of "
                            + item.origin().name() + ", posted late.",
                    "Look at GET " + path + "/late, and have an approver send " + item.contentHash() + " to POST "
                            + path + ":decide.");
        }
        return new FieldError(
                "period",
                "To " + decision.verdict().code() + " " + item.amount() + " of "
                        + item.origin().name() + " was decided by "
                        + decision.by() + " on "
                        + decision.at().atOffset(ZoneOffset.UTC).toLocalDate() + " and is not done.",
                remedy(wanted, item, decision) + ", or have an approver decide anew by POST " + path + ":decide.");
    }

    private static String remedy(PeriodChange wanted, Item item, Decision decision) {
        return switch (decision.verdict()) {
            case ACCRUE ->
                "Have " + item.origin().name() + " reopened for the correction "
                        + LateAmounts.accrualKey(item.contentHash()) + " and send it to POST /v1/corrections";
            case REOPEN ->
                "Have it reopened for the " + item.events() + " events of this amount by POST /v1/periods/"
                        + wanted.entity() + "/" + item.origin().name() + ":reopen";
            case PASS -> throw new IllegalStateException("what was passed is done");
        };
    }
}
