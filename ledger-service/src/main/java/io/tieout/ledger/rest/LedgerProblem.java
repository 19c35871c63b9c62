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
    AMBIGUOUS_GIFT_CARD("ambiguous-gift-card", 409, "Several platforms have a gift card with this id");

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
