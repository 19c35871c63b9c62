package io.tieout.event;

@Meaning("What an accounting period of a legal entity takes.")
public enum PeriodStanding implements Explained {
    SOFT_CLOSED("soft-closed", "What has its business date inside; nothing late of earlier periods"),
    CLOSED("closed", "Nothing: what comes late stands in the first open period"),
    REOPENED("reopened", "Closed, but for what reopenings named");

    private final String code;
    private final String meaning;

    PeriodStanding(String code, String meaning) {
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
