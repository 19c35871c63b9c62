package io.tieout.event;

/// How far the integration got with a message, by its own log.
public enum HandoffStage implements Coded {
    RECEIVED("received"),
    FORWARDED("forwarded"),
    ACKNOWLEDGED("acknowledged"),
    REJECTED("rejected"),
    DEAD_LETTERED("dead-lettered");

    private final String code;

    HandoffStage(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
