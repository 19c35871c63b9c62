package io.tieout.reconcile.report;

import io.tieout.event.Explained;

/// What a statement within a report is worth.
public enum Verdict implements Explained {
    PROVED("proved", "What is stated is what the lines add up to"),
    RESIDUAL("residual", "What is stated is not what the lines add up to; the difference is named"),
    NOT_POSSIBLE("not-possible", "The report states nothing that its lines could be held against");

    private final String code;
    private final String meaning;

    Verdict(String code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
