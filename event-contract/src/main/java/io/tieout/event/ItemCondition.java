package io.tieout.event;

/// What can become of goods that came back.
public enum ItemCondition implements Coded {
    /// Back to stock at cost.
    RESALEABLE("resaleable"),
    /// Written off.
    DAMAGED("damaged");

    private final String code;

    ItemCondition(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
