package io.tieout.simulator.retailer;

import io.tieout.event.Coded;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;

/// What can go wrong with one message on its way to the ERP, and what a reconciliation should say of it.
///
/// The step is what the evidence allows that this retailer gives: the system told of its fact, and the interface's log
/// is
/// complete.
public enum Fault implements Coded {
    NOT_RECEIVED(
            "not-received",
            BreakClass.MISSING,
            HandoffStep.NOT_FORWARDED,
            "The message never reached the interface; its log has nothing"),
    DEAD_LETTERED(
            "dead-lettered",
            BreakClass.MISSING,
            HandoffStep.NOT_FORWARDED,
            "The interface received the message and gave up on it"),
    REJECTED("rejected", BreakClass.MISSING, HandoffStep.NOT_ACCEPTED, "The ERP refused the message"),
    SWALLOWED(
            "swallowed",
            BreakClass.MISSING,
            HandoffStep.NOT_ACCEPTED,
            "The ERP acknowledged the message and made nothing of it"),
    WRONG_AMOUNT(
            "wrong-amount",
            BreakClass.AMOUNT,
            HandoffStep.NOT_ACCEPTED,
            "The ERP posted a tenth of what was forwarded"),
    POSTED_TWICE(
            "posted-twice",
            BreakClass.DUPLICATE_POSTING,
            HandoffStep.GOOD,
            "The ERP made two documents of one message"),
    REASON_LOST("reason-lost", BreakClass.FIELD_DROPPED, HandoffStep.NOT_ACCEPTED, "The document lacks the reason"),
    WRONG_TYPE(
            "wrong-type",
            BreakClass.MISCATEGORISED,
            HandoffStep.NOT_ACCEPTED,
            "The ERP posted the right amount as a document of another type"),
    LATE("late", BreakClass.LATE, HandoffStep.GOOD, "The ERP posted hours after it was due");

    private final String code;
    private final BreakClass breakClass;
    private final HandoffStep step;
    private final String meaning;

    Fault(String code, BreakClass breakClass, HandoffStep step, String meaning) {
        this.code = code;
        this.breakClass = breakClass;
        this.step = step;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    public BreakClass breakClass() {
        return breakClass;
    }

    public HandoffStep step() {
        return step;
    }

    /// All of them come from the interface or from the ERP's side of it.
    public Cause cause() {
        return Cause.INTEGRATION_BUG;
    }

    public String meaning() {
        return meaning;
    }

    /// Whether it can happen to a message: a reason that is not there cannot be lost.
    boolean canHappenTo(Handover.Message message) {
        return switch (this) {
            case REASON_LOST -> message.reason() != null;
            case WRONG_AMOUNT -> message.amount().minor() >= 100;
            case NOT_RECEIVED, DEAD_LETTERED, REJECTED, SWALLOWED, POSTED_TWICE, WRONG_TYPE, LATE -> true;
        };
    }
}
