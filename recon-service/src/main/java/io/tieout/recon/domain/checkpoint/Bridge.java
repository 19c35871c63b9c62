package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;

/// How the open differences of the last checkpoint became those of this one, and how they explain the
/// variance: opening + opened − resolved − accepted = breaks; breaks + unadjusted + timing = variance.
///
/// @param opening open at the last checkpoint
/// @param opened since then, those that are over again included, and what others grew by
/// @param resolved since then, in whole or in part
/// @param accepted since then: it stays, and is not open any more
/// @param breaks open now
/// @param unadjusted all that is accepted now
/// @param timing what is not due yet
/// @param variance source less target, of all items with a difference
public record Bridge(
        Tally opening,
        Tally opened,
        Tally resolved,
        Tally accepted,
        Tally breaks,
        Tally unadjusted,
        Money timing,
        Money variance) {

    /// What the movements and what stays leave unexplained of the variance.
    public Money residual() {
        return variance.minus(moved()).minus(unadjusted.net()).minus(timing);
    }

    /// Whether everything is explained to the last cent, by the movements and by what is open.
    public boolean isComplete() {
        return residual().isZero() && moved().equals(breaks.net());
    }

    private Money moved() {
        return opening.net().plus(opened.net()).minus(resolved.net()).minus(accepted.net());
    }

    Bridge plus(Bridge other) {
        return new Bridge(
                opening.plus(other.opening),
                opened.plus(other.opened),
                resolved.plus(other.resolved),
                accepted.plus(other.accepted),
                breaks.plus(other.breaks),
                unadjusted.plus(other.unadjusted),
                timing.plus(other.timing),
                variance.plus(other.variance));
    }
}
