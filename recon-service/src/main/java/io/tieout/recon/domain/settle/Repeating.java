package io.tieout.recon.domain.settle;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.rule.SeverityScale;
import io.tieout.recon.domain.rule.Terms;
import java.time.LocalDate;
import java.util.List;

/// Residues of one rule, sign, legal entity and currency within [Settling#REPEAT_DAYS], settled or not.
///
/// From [Settling#REPEATS_MAX] on they are a fault that somebody has to find, which is a break of its own. Its money is
/// that of the breaks of the residues, so it has none: nothing counts twice.
///
/// @param absolute sum of the magnitudes
public record Repeating(String entity, boolean isNegative, long count, Money absolute) {

    /// What the key of each begins with.
    public static final String PREFIX = "residues:";

    /// How bad it is does not go by cents: the smallest amount is enough.
    private static final String ANY_AMOUNT = "0.01";

    public boolean isFault() {
        return count >= Settling.REPEATS_MAX;
    }

    /// The rule's, by which a break of its residues is as bad as its class.
    public static Terms terms(Terms rule) {
        SeverityScale scale = rule.severity();
        return new Terms(
                rule.id(),
                rule.version(),
                new SeverityScale(scale.t1(), scale.t2(), ANY_AMOUNT),
                rule.calendar(),
                rule.legsMax());
    }

    public FindingKey key() {
        return new FindingKey(
                PREFIX + entity + ":" + sign(), absolute.currency().getNumericCode());
    }

    private String sign() {
        return isNegative ? "negative" : "positive";
    }

    /// One each hour that more repeat would be told each hour, so it is told when there are twice as many.
    long atLeast() {
        long told = Settling.REPEATS_MAX;
        while (told <= count / 2) {
            told *= 2;
        }
        return told;
    }

    /// @param day on which it is found, or was first
    public Finding finding(String rule, LocalDate day) {
        Money none = Money.zero(absolute.currency());
        String key = key().ruleKey();
        return new Finding(
                key(),
                new About(entity, day, null, null, List.of(), List.of(key)),
                BreakClass.UNCLASSIFIED,
                List.of(),
                false,
                new Stake(none, none, absolute, false),
                new SideValues(null, null, null),
                new Evidence(
                        List.of(new FieldDifference(
                                sign() + " residues within " + Settling.REPEAT_DAYS + " days",
                                "fewer than " + Settling.REPEATS_MAX,
                                "at least " + atLeast())),
                        new HandoffFinding(
                                HandoffStep.GOOD,
                                List.of(
                                        "Roundings go both ways; as many of one sign are a fault, and %s settles no more of them."
                                                .formatted(rule),
                                        "Each has a break of its own, which has the money.")),
                        List.of(),
                        List.of(),
                        Symptom.NONE),
                Cause.UNDETERMINED,
                BreakClass.UNCLASSIFIED.authority(),
                "Find out what makes them: a rate, a rounding or a mapping. It closes when fewer are left within %d days."
                        .formatted(Settling.REPEAT_DAYS),
                null);
    }
}
