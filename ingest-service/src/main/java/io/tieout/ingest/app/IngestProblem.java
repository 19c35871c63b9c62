package io.tieout.ingest.app;

import io.tieout.kit.problem.ProblemType;

/// The errors that only ingest answers with; docs/reference/ingest-service.md says what to do about each.
public enum IngestProblem implements ProblemType {
    UNREADABLE("unreadable", 422, "The input breaks the contract"),
    TOO_MANY_EVENTS("too-many-events", 413, "The batch has too many events"),
    BAD_API_KEY("bad-api-key", 401, "A valid API key is needed"),
    BAD_SIGNATURE("bad-signature", 401, "The webhook is not proved to come from its vendor"),
    UNKNOWN_WEBHOOK("unknown-webhook", 404, "No source receives webhooks here"),
    BAD_SOURCE("bad-source", 422, "The description of the source has faults"),
    SOURCE_EXISTS("source-exists", 409, "The source is registered with other content"),
    SOURCE_ID_TAKEN("source-id-taken", 409, "The id is in use as a webhook address");

    private final String slug;
    private final int status;
    private final String title;

    IngestProblem(String slug, int status, String title) {
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
