package io.tieout.simulator.score;

import io.tieout.event.Money;
import io.tieout.simulator.oracle.Expectation.State;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the truth.
sealed interface TruthLine {

    String fault();

    Concern concern();

    /// Something that must be found.
    ///
    /// @param entity in whose books; empty where the truth does not say
    /// @param delta by how much the ERP is understated
    /// @param observable what of it can be known from what was told
    /// @param also classes that hold too; right as attributes and not as the class
    record Injection(
            String fault,
            String entity,
            Concern concern,
            Diagnosis diagnosis,
            Observable observable,
            List<String> also,
            Money delta,
            Instant detectableAt)
            implements TruthLine {

        public Injection {
            also = List.copyOf(also);
        }
    }

    /// What can be known of an injection by somebody who sees only what was told.
    ///
    /// @param isShown whether it can be told that something is wrong at all
    /// @param because why no more can be known; empty where everything can
    /// @param like how it shows: what shows alike is one incident; empty where the truth does not say
    record Observable(boolean isShown, String cause, String step, String because, String like) {

        /// Where a truth says nothing of it, everything can be known.
        static Observable of(Fields line) {
            if (!line.has("observable")) {
                return new Observable(true, line.text("cause"), line.text("step"), "", "");
            }
            Fields own = line.in("observable");
            return new Observable(
                    own.flag("shown"),
                    own.text("cause"),
                    own.text("step"),
                    own.orElse("because", ""),
                    own.orElse("like", ""));
        }
    }

    /// Something that finding is neither credited for nor held against.
    ///
    /// @param because the id of the injection that hides it or that it is a part of
    record SetAside(
            String fault,
            Concern concern,
            State state,
            @Nullable String because) implements TruthLine {}

    /// @throws IllegalArgumentException naming the field that cannot be read
    static TruthLine of(Fields line) {
        State state = line.code(State.class, "state", State.EXPECTED);
        String fault = line.text("fault");
        Concern concern = Concern.of(line);
        return switch (state) {
            case EXPECTED ->
                new Injection(
                        fault,
                        line.orElse("entity", ""),
                        concern,
                        Diagnosis.truly(line),
                        Observable.of(line),
                        line.texts("also"),
                        line.money("delta"),
                        line.time("detectableAt"));
            case MASKED -> new SetAside(fault, concern, state, line.optional("maskedBy"));
            case PART_OF -> new SetAside(fault, concern, state, line.optional("incident"));
            case NO_TRACE -> new SetAside(fault, concern, state, null);
        };
    }
}
