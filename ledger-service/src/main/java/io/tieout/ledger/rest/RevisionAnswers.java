package io.tieout.ledger.rest;

import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.ledger.app.Deciding;
import io.tieout.ledger.app.Revision;

/// Says what came of a decision on a revision, as an answer or as a problem.
final class RevisionAnswers {

    private RevisionAnswers() {}

    static ProblemException unknown() {
        return LedgerProblem.UNKNOWN_REVISION.because("There is no such revision. GET /v1/revisions lists them.");
    }

    static RevisionView done(Deciding deciding) {
        return switch (deciding) {
            case Deciding.Done(Revision revision) -> RevisionView.of(revision);
            case Deciding.Unknown() -> throw unknown();
            case Deciding.NotNow(Revision.State state) ->
                throw LedgerProblem.REVISION_DECIDED.because("The revision is " + state.code() + ".");
            case Deciding.OtherHash(String hash) ->
                throw CommonProblem.UNPROCESSABLE.at(
                        "/contentHash",
                        "This is the hash of another content; the revision's is " + hash + ".",
                        "Look at the revision again and send its contentHash.");
            case Deciding.LaterIsPending(String mapping) ->
                throw LedgerProblem.REVISION_OUTDATED.because(
                        mapping + " read the fact too. Decide on that one first.");
            case Deciding.Corrected() ->
                throw LedgerProblem.REVISION_REFUSED.because(
                        "People corrected the event, and what they booked is left to"
                                + " them. Refuse the revision and correct the rest at POST /v1/corrections.");
            case Deciding.SetsValue() ->
                throw LedgerProblem.REVISION_REFUSED.because("The event sets a value that other events are booked by."
                        + " Refuse the revision and have the source send the value that holds.");
        };
    }
}
