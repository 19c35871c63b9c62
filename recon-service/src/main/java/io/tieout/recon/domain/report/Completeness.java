package io.tieout.recon.domain.report;

import io.tieout.event.Money;

/// The proof of one rule for one legal entity and currency: what it compared, and that all of the difference is
/// explained.
///
/// @param line the items added up, under the rule's id
/// @param items records that were compared
/// @param unexplained items with a residual
/// @param absoluteResidual sum of the magnitudes of the items' residuals, so that no two hide each other
/// @param unexamined units of the rule over the limit of legs, in any window
public record Completeness(
        String rule, Line line, long items, long unexplained, Money absoluteResidual, long unexamined) {

    public String entity() {
        return line.entity();
    }

    /// What breaks and timing explain of the difference.
    public Money explained() {
        return line.breaks().plus(line.timing());
    }

    /// Incomplete is never called green, and nothing compared proves nothing.
    public boolean isComplete() {
        return items > 0 && unexplained == 0 && absoluteResidual.isZero() && unexamined == 0;
    }
}
