package io.tieout.recon.app;

import io.tieout.kit.problem.ProblemType;

/// Errors of this service's own. Each has a section in docs/reference/recon-service.md.
public enum ReconProblem implements ProblemType {
    BAD_ID("bad-id", 400, "The id is malformed"),
    BAD_FILTER("bad-filter", 400, "A filter has a value that cannot be used"),
    BAD_FILE("bad-file", 400, "A file or an option cannot be used"),
    BAD_RULE("bad-rule", 400, "The rule cannot be run"),
    UNKNOWN_BREAK("unknown-break", 404, "There is no such break"),
    UNKNOWN_INCIDENT("unknown-incident", 404, "There is no such incident"),
    UNKNOWN_RULE("unknown-rule", 404, "There is no such rule"),
    UNKNOWN_RECONCILIATION("unknown-reconciliation", 404, "There is no such reconciliation"),
    UNKNOWN_CHECKPOINT("unknown-checkpoint", 404, "There is no such checkpoint"),
    UNKNOWN_PAYOUT("unknown-payout", 404, "There is no such payout"),
    NOT_OPEN("not-open", 409, "The break is not open"),
    NOT_PROPOSED("not-proposed", 409, "Nobody proposed this"),
    NOT_ACCEPTABLE("not-acceptable", 422, "This difference must not be accepted"),
    SECOND_PERSON_NEEDED("second-person-needed", 403, "Another person has to do this"),
    OTHER_CONTENT("other-content", 409, "The hash is that of other content"),
    ALREADY_SIGNED("already-signed", 409, "The checkpoint is signed already"),
    NOT_PREPARED("not-prepared", 409, "The checkpoint is not prepared yet"),
    CLOSE_HINDERED("close-hindered", 422, "Something keeps the window from being closed"),
    INCOMPLETE_CHECKPOINT("incomplete-checkpoint", 422, "An incomplete checkpoint cannot be signed");

    private final String slug;
    private final int status;
    private final String title;

    ReconProblem(String slug, int status, String title) {
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
