package io.tieout.ledger.domain;

import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import java.time.LocalDate;
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
    public static List<Objection> objections(Correction correction, PeriodStates states, EntityCalendars calendars) {
        Dates dates = new Dates(correction, states, calendars);
        Set<String> entities = new TreeSet<>();
        correction.lines().forEach(line -> entities.add(line.entity()));
        List<Objection> objections = new ArrayList<>();
        for (String entity : entities) {
            dates.objection("/businessDate", correction.businessDate(), entity).ifPresent(objections::add);
            LocalDate reverseOn = correction.reverseOn();
            if (reverseOn != null) {
                dates.objection("/reverseOn", reverseOn, entity).ifPresent(objections::add);
            }
        }
        return objections;
    }

    /// Looks at one date of a correction after the other.
    private record Dates(Correction correction, PeriodStates states, EntityCalendars calendars) {

        Optional<Objection> objection(String pointer, LocalDate date, String entity) {
            if (states.admits(entity, date, correction.idempotencyKey())) {
                return Optional.empty();
            }
            EntityCalendar calendar = calendars.of(entity);
            String period = calendar.of(date).name();
            String open = calendar.of(states.firstOpen(entity, date)).name();
            return Optional.of(new Objection(
                    pointer,
                    period + " is closed for " + entity + ".",
                    "Date it in " + open + " or later, or have " + period + " reopened for it."));
        }
    }
}
