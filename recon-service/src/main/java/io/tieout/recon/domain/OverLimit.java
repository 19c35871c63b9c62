package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.rule.Terms;
import java.util.List;
import java.util.UUID;

/// A unit with more legs than the rule examines. Its items and breaks stay as they were, one unclassified break
/// says so, and every report is incomplete as long as that break is open: a part of it is never called the whole.
public final class OverLimit {

    /// What the keys of such breaks begin with, by the kind of unit.
    private static final List<String> PREFIXES = List.of("transaction:", "legs-of:");

    private OverLimit() {}

    public static boolean isOne(Break candidate) {
        return PREFIXES.stream().anyMatch(candidate.state().ruleKey()::startsWith);
    }

    public static String keyOf(UUID transactionId) {
        return PREFIXES.getFirst() + transactionId;
    }

    public static String keyOf(Reference reference) {
        return PREFIXES.getLast() + reference;
    }

    /// @param key of the unit
    /// @param some legs of the unit, for its entity and currency; without money in any there is nothing to tell
    public static Fold fold(Terms rule, String key, List<Leg> some) {
        for (Leg leg : some) {
            Money amount = leg.event().principal();
            if (amount != null) {
                Finding finding = finding(rule, key, leg, Money.zero(amount.currency()));
                return new Fold(List.of(), List.of(finding), null);
            }
        }
        return new Fold(List.of(), List.of(), null);
    }

    private static Finding finding(Terms rule, String key, Leg any, Money nothing) {
        return new Finding(
                new FindingKey(key, 0),
                new Finding.About(
                        any.envelope().entity(),
                        any.envelope().businessDate(),
                        null,
                        any.traceparent(),
                        List.of(key),
                        List.of(key)),
                BreakClass.UNCLASSIFIED,
                List.of(),
                false,
                new Finding.Stake(nothing, nothing, nothing, false),
                new Finding.SideValues(null, null, null),
                new Finding.Evidence(
                        List.of(new FieldDifference(
                                "legs", "at most " + rule.legsMax(), "more than " + rule.legsMax())),
                        new HandoffFinding(
                                HandoffStep.FORWARDED_OR_ACCEPTED,
                                List.of("Not examined: there are more than " + rule.legsMax()
                                        + " legs. Its figures stand as they were when it passed that limit.")),
                        List.of(),
                        List.of(),
                        Symptom.NONE),
                Cause.UNDETERMINED,
                BreakClass.UNCLASSIFIED.authority(),
                "Find out what ties so many records together, a test order perhaps; or raise limits.legs of the rule.",
                null);
    }
}
