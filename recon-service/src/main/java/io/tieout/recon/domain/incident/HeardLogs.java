package io.tieout.recon.domain.incident;

import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Leg;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// How much the integration's log tells of the records of a source on a day. Where it tells of others, its silence
/// about one says that it did not receive that one; where it tells of none, it may itself be missing.
public final class HeardLogs {

    /// From so many steps of other records on, the log was there.
    public static final int STEPS_MIN = 3;

    /// The business date of a source.
    public record Day(String tenant, String source, LocalDate date) {

        /// The day of the record that a step of a hand-over is of.
        public static Optional<Day> of(String tenant, Leg leg) {
            return leg.event() instanceof HandoffRecorded handoff && !leg.isConflict()
                    ? Optional.of(new Day(
                            tenant, handoff.about().issuer(), leg.envelope().businessDate()))
                    : Optional.empty();
        }

        /// The day of a record about which the log is silent.
        public static Optional<Day> of(Break each) {
            return each.detail().symptom().isOfSilentLog()
                    ? Optional.of(new Day(
                            each.state().tenant(),
                            each.detail().symptom().connector(),
                            each.state().businessDate()))
                    : Optional.empty();
        }
    }

    private final Map<Day, Long> steps;

    /// @param steps how many the log tells of, by the day of the record
    public HeardLogs(Map<Day, Long> steps) {
        this.steps = Map.copyOf(steps);
    }

    /// The break with what its log's silence says; empty where that is nothing.
    public Optional<Break> heard(Break each) {
        return Day.of(each)
                .map(day -> steps.getOrDefault(day, 0L))
                .filter(told -> told >= STEPS_MIN)
                .map(_ -> each.withHeardLog());
    }
}
