package io.tieout.ledger.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What may be decided about accounting periods, and what people may book in them.
public final class PeriodRules {

    private PeriodRules() {}

    /// The state that forbids a change, if it does.
    public static Optional<PeriodState> forbids(PeriodStates states, PeriodChange change) {
        PeriodState state = states.stateOf(change.entity(), change.period());
        boolean isAllowed = switch (change.action()) {
            case SOFT_CLOSE -> state == PeriodState.OPEN;
            case CLOSE -> state != PeriodState.CLOSED;
            case REOPEN -> state == PeriodState.CLOSED;
        };
        return isAllowed ? Optional.empty() : Optional.of(state);
    }

    /// What is wrong with the dates of a correction: nobody books in a closed period, unless it was reopened for that.
    public static List<Objection> objections(Correction correction, PeriodStates states) {
        Set<String> entities = new TreeSet<>();
        correction.lines().forEach(line -> entities.add(line.entity()));
        List<Objection> objections = new ArrayList<>();
        for (String entity : entities) {
            objection(correction, "/businessDate", correction.businessDate(), states, entity)
                    .ifPresent(objections::add);
            LocalDate reverseOn = correction.reverseOn();
            if (reverseOn != null) {
                objection(correction, "/reverseOn", reverseOn, states, entity).ifPresent(objections::add);
            }
        }
        return objections;
    }

    private static Optional<Objection> objection(
            Correction correction, String pointer, LocalDate date, PeriodStates states, String entity) {
        YearMonth period = YearMonth.from(date);
        return states.admits(entity, period, correction.idempotencyKey())
                ? Optional.empty()
                : Optional.of(new Objection(
                        pointer,
                        period + " is closed for " + entity + ".",
                        "Date it in " + states.firstOpen(entity, period) + " or later, or have " + period
                                + " reopened for it."));
    }
}
