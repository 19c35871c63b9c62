package io.tieout.recon.domain.settle;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Break;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/// A small difference between two amounts that are both there.
///
/// @param day its business date
public record Residue(UUID breakId, String rule, LocalDate day, Money delta) {

    /// Empty for what is no residue: something is missing, something else is wrong too, or a customer waits.
    public static Optional<Residue> of(Break subject) {
        var state = subject.state();
        boolean isOfAmounts = state.breakClass() == BreakClass.AMOUNT || state.breakClass() == BreakClass.FEE_OR_FX;
        boolean isAlone = state.attributes().isEmpty()
                && state.sourceValue() != null
                && state.targetValue() != null
                && state.delta().magnitude().equals(state.absolute());
        return subject.isOpen()
                        && isOfAmounts
                        && isAlone
                        && !state.delta().isZero()
                        && !subject.detail().customerHarmed()
                ? Optional.of(new Residue(state.breakId(), state.rule(), state.businessDate(), state.delta()))
                : Optional.empty();
    }
}
