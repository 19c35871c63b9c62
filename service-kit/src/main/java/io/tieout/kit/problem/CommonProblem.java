package io.tieout.kit.problem;

/// Errors that every service can answer with.
public enum CommonProblem implements ProblemType {
    BAD_REQUEST("bad-request", 400, "The request is malformed"),
    MALFORMED_JSON("malformed-json", 400, "The body is not the JSON that was expected"),
    BAD_CURSOR("bad-cursor", 400, "The cursor does not belong to this list"),
    BAD_PAGE_SIZE("bad-page-size", 400, "The page size is out of range"),
    UNAUTHORIZED("unauthorized", 401, "A valid token is needed"),
    FORBIDDEN("forbidden", 403, "The token does not allow this"),
    NO_TENANT("no-tenant", 403, "The token names no tenant"),
    NOT_FOUND("not-found", 404, "There is no such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "This path does not take this method"),
    NOT_ACCEPTABLE("not-acceptable", 406, "No representation fits the Accept header"),
    CONFLICT("conflict", 409, "The current state does not allow this"),
    TOO_LARGE("too-large", 413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "The content type is not supported"),
    UNPROCESSABLE("unprocessable", 422, "The request is well-formed and cannot be carried out"),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Too many requests"),
    INTERNAL("internal", 500, "The service failed"),
    UNAVAILABLE("unavailable", 503, "A part the service needs is away; try again");

    private final String slug;
    private final int status;
    private final String title;

    CommonProblem(String slug, int status, String title) {
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
