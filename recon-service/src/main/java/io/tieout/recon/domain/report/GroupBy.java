package io.tieout.recon.domain.report;

import io.tieout.event.Coded;

/// What the rows of a three-column report stand for.
public enum GroupBy implements Coded {
    STATUS("status", "Status"),
    DATE("date", "Business date"),
    ORDER("order", "Order"),
    RULE("rule", "Rule");

    private final String code;
    private final String title;

    GroupBy(String code, String title) {
        this.code = code;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    /// The heading of the column.
    public String title() {
        return title;
    }
}
