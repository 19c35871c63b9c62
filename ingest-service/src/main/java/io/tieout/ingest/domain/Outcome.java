package io.tieout.ingest.domain;

import io.tieout.event.Coded;

/// What became of a whole request.
public enum Outcome implements Coded {
    /// Every input gave events, or was ignored beside others that did.
    ACCEPTED("accepted"),
    /// It is genuine and tells of nothing that Tieout keeps books about.
    IGNORED("ignored"),
    /// Some items of a batch gave events and some could not be read.
    PARTIAL("partial"),
    /// Nothing of it could be read.
    REJECTED("rejected");

    private final String code;

    Outcome(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
