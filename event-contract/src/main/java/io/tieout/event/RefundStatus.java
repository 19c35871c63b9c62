package io.tieout.event;

/// What the processor did with a refund. A higher rank supersedes a lower one, whatever arrived first.
public enum RefundStatus implements Coded {
    /// The processor sent a status that the mapping does not know; kept, never booked.
    UNMAPPED("unmapped", 0),
    PENDING("pending", 1),
    APPROVED("approved", 2),
    REJECTED("rejected", 2),
    /// It was approved and the money came back.
    FAILED("failed", 3);

    private final String code;
    private final int rank;

    RefundStatus(String code, int rank) {
        this.code = code;
        this.rank = rank;
    }

    @Override
    public String code() {
        return code;
    }

    public int rank() {
        return rank;
    }

    /// Whether the processor may still change its mind without the merchant doing anything.
    public boolean isFinal() {
        return rank >= 2;
    }
}
