package io.tieout.event;

/// What the ERP did with a document.
public enum ErpState implements Coded {
    POSTED("posted"),
    /// Accepted into an exception queue and not in the books.
    PARKED("parked"),
    REVERSED("reversed");

    private final String code;

    ErpState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
