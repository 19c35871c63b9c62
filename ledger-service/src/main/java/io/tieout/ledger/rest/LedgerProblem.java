package io.tieout.ledger.rest;

import io.tieout.kit.problem.ProblemType;

/// Errors of this API besides the common ones; docs/reference/ledger-service.md has a section for each.
enum LedgerProblem implements ProblemType {
    BAD_ID("bad-id", 400, "The id is malformed"),
    BAD_REFERENCE("bad-reference", 400, "The reference is malformed"),
    BAD_FILTER("bad-filter", 400, "A filter has a value it cannot have"),
    UNKNOWN_EVENT("unknown-event", 404, "The ledger has not recorded this event"),
    UNKNOWN_TRANSACTION("unknown-transaction", 404, "The ledger has no such transaction"),
    UNKNOWN_ACCOUNT("unknown-account", 404, "The chart of accounts has no such account"),
    UNKNOWN_GIFT_CARD("unknown-gift-card", 404, "No platform spoke of this gift card"),
    AMBIGUOUS_GIFT_CARD("ambiguous-gift-card", 409, "Several platforms have a gift card with this id"),
    UNKNOWN_POLICY("unknown-policy", 404, "There is no such version of a posting policy"),
    POLICY_REFUSED("policy-refused", 422, "The posting policy must not be used"),
    POLICY_TAKEN("policy-taken", 409, "The name and version stand for another text"),
    POLICY_DECIDED("policy-decided", 409, "The version's status does not allow this"),
    POLICY_DATE_TAKEN("policy-date-taken", 409, "Another version is active from that date on"),
    TOO_SOON("too-soon", 409, "The version's date begins too soon"),
    TOO_MANY_POLICIES("too-many-policies", 409, "There are too many versions"),
    SECOND_PERSON_NEEDED("second-person-needed", 403, "Another person must decide this"),
    BAD_WINDOW("bad-window", 400, "The window of business dates cannot be used"),
    UNKNOWN_CORRECTION("unknown-correction", 404, "There is no such correction"),
    CORRECTION_REFUSED("correction-refused", 422, "The correction must not be booked"),
    NOT_APPROVED("not-approved", 403, "Nobody approved this content"),
    UNKNOWN_CODE("unknown-code", 404, "Nobody has said what this code means"),
    CROSS_REFERENCE_REFUSED("cross-reference-refused", 422, "The cross-references must not be kept"),
    TOO_MANY_CODES("too-many-codes", 409, "There are too many cross-references"),
    UNKNOWN_REVISION("unknown-revision", 404, "There is no such revision"),
    REVISION_DECIDED("revision-decided", 409, "The revision is decided on already"),
    REVISION_OUTDATED("revision-outdated", 409, "A later reading is to be decided on first"),
    REVISION_REFUSED("revision-refused", 409, "The revision cannot be booked"),
    NOT_TIED("not-tied", 409, "The reference does not tie this transaction"),
    STILL_TIED("still-tied", 409, "Other references tie all of the transaction"),
    SPLIT_REFUSED("split-refused", 422, "The transaction must not be split so"),
    PERIOD_DECIDED("period-decided", 409, "The state of the period does not allow this"),
    PERIOD_NOT_OVER("period-not-over", 409, "The period is not over"),
    PERIOD_REFUSED("period-refused", 422, "The period must not be changed so"),
    LATE_UNDECIDED("late-undecided", 409, "Nobody decided on what was posted late"),
    LATE_TO_DO("late-to-do", 409, "What was decided about late amounts is not carried out"),
    LATE_DECIDED("late-decided", 409, "It was decided otherwise"),
    UNKNOWN_SETTLEMENT("unknown-settlement", 404, "There is no such settlement"),
    SETTLEMENT_REVERSED("settlement-reversed", 409, "The settlement was reversed otherwise"),
    SETTLEMENT_REFUSED("settlement-refused", 422, "The settlement must not be reversed so"),
    IDEMPOTENCY_KEY_TAKEN("idempotency-key-taken", 409, "The idempotency key stands for another content");

    private final String slug;
    private final int status;
    private final String title;

    LedgerProblem(String slug, int status, String title) {
        this.slug = slug;
        this.status = status;
        this.title = title;
    }

    @Override
    public String slug() {
        return slug;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
