package io.tieout.reconcile.domain;

import java.util.List;

/// How likely two units are one fact, of 1,000: half for the amount, a quarter for the date, and a quarter
/// for the words and the traits that are the same. What nobody says counts nothing, so the same amount alone
/// never suffices. An amount that only comes near counts a fifth at most, so what has another amount never
/// reaches what has the same one and says as much.
final class Score {

    /// From here on a pair may be tied without a person.
    static final int AUTO = 700;

    /// How far ahead of the next best it has to be.
    static final int MARGIN = 100;

    private static final int AMOUNT = 500;
    private static final int NEAR_AMOUNT = 200;
    private static final int DATE = 250;
    private static final int SAID = 250;

    private Score() {}

    static int of(Unit one, Unit other, Terms terms) {
        return amount(one, other, terms) + date(one, other, terms) + said(one, other);
    }

    /// Of a unit and several that add up to it: the amount ties, the rest is as good as the weakest part.
    static int ofParts(Unit whole, List<Unit> parts, Terms terms) {
        return AMOUNT
                + parts.stream()
                        .mapToInt(part -> date(whole, part, terms) + said(whole, part))
                        .min()
                        .orElse(0);
    }

    private static int amount(Unit one, Unit other, Terms terms) {
        return terms.ties(one.minor(), other.minor())
                ? AMOUNT
                : terms.nearness(one.minor(), other.minor(), NEAR_AMOUNT);
    }

    private static int date(Unit one, Unit other, Terms terms) {
        Long days = one.daysTo(other);
        if (days == null || days > terms.days()) {
            return 0;
        }
        return Math.toIntExact(DATE * (terms.days() + 1 - days) / (terms.days() + 1));
    }

    private static int said(Unit one, Unit other) {
        int words = SAID * Likeness.of(one.words(), other.words()) / Likeness.WHOLE;
        return Math.min(SAID, words + one.traits().points(other.traits()));
    }
}
