package io.tieout.alert.rest;

import io.tieout.kit.problem.ProblemType;

/// Errors of this service beside the common ones.
enum AlertProblem implements ProblemType {
    ALERT_RESOLVED("alert-resolved", 409, "The alert is resolved"),
    RULE_GONE("rule-gone", 409, "The rule of the alert is gone"),
    NAME_TAKEN("name-taken", 409, "The name is in use with other content"),
    STALE_VERSION("stale-version", 409, "Somebody else has changed it meanwhile"),
    CHANNEL_IN_USE("channel-in-use", 409, "Alert rules name the channel"),
    CHANNEL_KIND("channel-kind", 409, "A channel keeps its kind"),
    BAD_EVENT_ID("bad-event-id", 400, "The stream cannot be resumed from this event id");

    private final String slug;
    private final int status;
    private final String title;

    AlertProblem(String slug, int status, String title) {
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
