package io.tieout.event.finding;

import io.tieout.event.Explained;
import io.tieout.event.Meaning;

/// The classes of breaks in the order of their precedence: the first whose rule holds is primary, others that hold are
/// attributes. Source: the break table of the domain guide, docs/reference/break-classes.md.
@Meaning(
        "Which kind of difference it is, in the order of precedence: the first whose rule holds is the class, others that hold"
                + " are attributes.")
public enum BreakClass implements Explained {
    CONFLICT(
            "conflict",
            Severity.P1,
            "none until decided",
            "Same identity, different content",
            "A person chooses; a booked loser is reversed"),
    DUPLICATE_POSTING(
            "duplicate-posting",
            Severity.P2,
            "source",
            "More than one target document carries one source id",
            "Reverse the extras"),
    SAME_FACT_NEW_KEY(
            "same-fact-new-key",
            Severity.P2,
            "processor",
            "Different ids, same order, amount and tender, at most 60 s apart or captured above the order's total",
            "Confirm, refund the overcharge"),
    WRONG_REFERENCE(
            "wrong-reference",
            Severity.P3,
            "source",
            "The target lacks the source id; one candidate by order, amount and date within a day",
            "Correct the reference; never re-send"),
    FIRST_PARTIAL_ONLY(
            "first-partial-only",
            Severity.P2,
            "source",
            "Two or more partials; exactly the first exists",
            "Send the missing ids"),
    PARTIALS_NOT_SUMMING(
            "partials-not-summing",
            Severity.P2,
            "source",
            "Counts or sums of partials differ otherwise",
            "Reverse and repost per id"),
    MISSING(
            "missing",
            Severity.P2,
            "existing leg",
            "Due time passed, no leg and no candidate",
            "Read back, then re-send"),
    ORPHAN(
            "orphan",
            Severity.P2,
            "source",
            "An ERP line on a controlled account without a source fact",
            "Explain or reverse"),
    HALF_APPLIED(
            "half-applied", Severity.P2, "by leg", "One of the stock and money legs only", "Post the missing half"),
    STEP_MISSING(
            "step-missing",
            Severity.P1,
            "processor",
            "Delivered and not captured, or cancelled and not refunded",
            "Capture; refund"),
    OUT_OF_SEQUENCE(
            "out-of-sequence", Severity.P3, "none", "The allowed order is violated past its tier", "Park, review"),
    REFUNDED_AND_CHARGED_BACK(
            "refunded-and-charged-back",
            Severity.P1,
            "processor",
            "Refunds with open or lost chargebacks exceed what was captured",
            "Contest or recover"),
    OVER_REFUND("over-refund", Severity.P1, "processor", "Refunds of a tender exceed what it captured", "Recover"),
    REJECTED_OR_STUCK(
            "rejected-or-stuck", Severity.P2, "processor", "Rejected, or not final past its tier", "New tender; chase"),
    STATUS_UNMAPPED("status-unmapped", Severity.P3, "none", "No entry in the status table", "Map, then replay"),
    CURRENCY("currency", Severity.P2, "by field", "The currencies differ", "Reverse and repost"),
    AMOUNT("amount", Severity.P2, "by field", "Same id, difference beyond the tolerance", "Reverse and repost"),
    FEE_OR_FX(
            "fee-or-fx",
            Severity.P3,
            "processor against contract",
            "Actual less expected beyond the tolerance",
            "Claim or accept"),
    MISCATEGORISED("miscategorised", Severity.P2, "ERP policy", "Right amount, wrong document type", "Reclassify"),
    WRONG_ACCOUNT("wrong-account", Severity.P2, "ERP policy", "Right type, wrong account", "Reclassify"),
    WRONG_PERIOD(
            "wrong-period",
            Severity.P2,
            "business date",
            "The ERP's period is not the expected one",
            "Reclassify, accrue"),
    UNBACKED_REDEMPTION(
            "unbacked-redemption",
            Severity.P2,
            "platform",
            "A redemption or credit without a recorded load",
            "Fix the load"),
    OVER_ISSUANCE(
            "over-issuance", Severity.P1, "platform", "Loads exceed sold and approved free issue", "Investigate fraud"),
    ACTIVATION_LAG(
            "activation-lag",
            Severity.P3,
            "platform",
            "More than 30 minutes between sold and loaded, closed later",
            "Watch the trend"),
    PAYOUT_RESIDUAL(
            "payout-residual", Severity.P1, "processor", "The payout is not the sum of its lines", "Fetch the lines"),
    BALANCE_NOT_TIED(
            "balance-not-tied",
            Severity.P1,
            "by domain",
            "The stated balance is not opening plus movements",
            "Find the movement"),
    CASH_OVER_OR_SHORT(
            "cash-over-or-short", Severity.P3, "count or bank", "The count or the deposit differs", "Approve"),
    STOCK_VARIANCE(
            "stock-variance",
            Severity.P3,
            "inventory platform",
            "Expected and stated stock differ, or a transfer arrived short",
            "Recount"),
    FEED_MISSING(
            "feed-missing",
            Severity.P1,
            "none",
            "The expected window is empty",
            "One item; its children are inhibited"),
    FIELD_DROPPED(
            "field-dropped",
            Severity.P3,
            "source",
            "A required field present at the source is lost or changed at the target",
            "Amend the metadata"),
    LATE("late", Severity.P4, "none", "Arrived after it was due; closed by itself, the lag is kept", "Watch the trend"),
    UNCLASSIFIED("unclassified", Severity.P2, "none", "Anything else", "A person decides");

    private final String code;
    private final Severity severity;
    private final String authority;
    private final String rule;
    private final String repair;

    BreakClass(String code, Severity severity, String authority, String rule, String repair) {
        this.code = code;
        this.severity = severity;
        this.authority = authority;
        this.rule = rule;
        this.repair = repair;
    }

    @Override
    public String code() {
        return code;
    }

    /// Before amount and age raise or lower it.
    public Severity severity() {
        return severity;
    }

    /// Whose value is right unless the registry of authority says otherwise for the field in dispute.
    public String authority() {
        return authority;
    }

    /// When the class applies, in words.
    public String rule() {
        return rule;
    }

    @Override
    public String meaning() {
        return rule;
    }

    /// What to do about it, in words.
    public String repair() {
        return repair;
    }

    /// Whether this class, and not `other`, is primary where both hold.
    public boolean precedes(BreakClass other) {
        return compareTo(other) < 0;
    }
}
