package io.tieout.ledger.rest;

import io.tieout.ledger.app.Corrections;
import io.tieout.ledger.app.CrossReferenceLog.Saving;

/// What became of cross-references that were to be saved, as an answer.
final class CrossReferenceAnswers {

    private CrossReferenceAnswers() {}

    /// How many changed.
    ///
    /// @throws io.tieout.kit.problem.ProblemException where they were not saved
    static int changed(Saving saving) {
        return switch (saving) {
            case Saving.Saved(int changed) -> changed;
            case Saving.NotApproved(String approver) ->
                throw LedgerProblem.NOT_APPROVED.at(
                        "/approval",
                        approver + " has not approved this content within the last "
                                + Corrections.APPROVAL_VALID.toHours() + " hours.",
                        "Have them send its hash to POST /v1/approvals.");
            case Saving.TooMany(int codesMax) ->
                throw LedgerProblem.TOO_MANY_CODES.because("A tenant has at most " + codesMax + " codes.");
        };
    }
}
