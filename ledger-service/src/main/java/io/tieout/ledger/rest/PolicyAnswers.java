package io.tieout.ledger.rest;

import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.ProblemException;
import io.tieout.ledger.app.PolicyChange;
import io.tieout.ledger.app.PolicyId;
import io.tieout.ledger.policy.PolicyRefused;
import java.util.List;

/// Says what came of a wish about posting policies, as an answer or as a problem.
final class PolicyAnswers {

    private PolicyAnswers() {}

    static PolicyId id(String text) {
        return PolicyId.parse(text)
                .orElseThrow(() -> LedgerProblem.BAD_ID.at(
                        "id",
                        "This is not the id of a posting policy.",
                        "Send name@version, such as retail-default@3."));
    }

    static ProblemException unknown(PolicyId id) {
        return LedgerProblem.UNKNOWN_POLICY.because(
                "There is no " + id + ". GET /v1/posting-policies lists the versions there are.");
    }

    static ProblemException refused(PolicyRefused refused) {
        String line = "line " + Math.max(1, refused.line());
        return LedgerProblem.POLICY_REFUSED.because(
                "L" + line.substring(1) + ": " + refused.reason(),
                List.of(new FieldError(
                        line,
                        refused.reason(),
                        "Change " + line + ", or what it names, and send the whole text again.")));
    }

    static PolicyChange.Done done(PolicyChange change) {
        return switch (change) {
            case PolicyChange.Done done -> done;
            case PolicyChange.Unknown(PolicyId id) -> throw unknown(id);
            case PolicyChange.Taken taken ->
                throw LedgerProblem.POLICY_TAKEN.because(
                        "The text of " + taken.other().id()
                                + " is another one, and texts never change. Send yours with a higher version.");
            case PolicyChange.TooMany(int most) ->
                throw LedgerProblem.TOO_MANY_POLICIES.because("A tenant has at most " + most + " versions.");
            case PolicyChange.SamePerson(String person) ->
                throw LedgerProblem.SECOND_PERSON_NEEDED.because(
                        person + " saved this version, so somebody else must activate it.");
            case PolicyChange.TooSoon soon ->
                throw LedgerProblem.TOO_SOON.because("The version's date is " + soon.effectiveFrom()
                        + "; what is decided now can begin on " + soon.earliest()
                        + " at the earliest, because every instance must know it before it books by it."
                        + " Save it again as a higher version with a later date.");
            case PolicyChange.DateTaken(var date) ->
                throw LedgerProblem.POLICY_DATE_TAKEN.because("Another version is active from " + date
                        + " on. Retire that one, or save this one as a higher version with another date.");
            case PolicyChange.NotNow notNow ->
                throw LedgerProblem.POLICY_DECIDED.because(
                        "The version is " + notNow.status().code() + ".");
        };
    }
}
