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
    /// @param also classes that hold too; right as attributes and not as the class
    record Injection(
            String fault,
            String entity,
            Concern concern,
            Diagnosis diagnosis,
            List<String> also,
            Money delta,
            Instant detectableAt)
            implements TruthLine {

        public Injection {
            also = List.copyOf(also);
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
                        line.texts("also"),
                        line.money("delta"),
                        line.time("detectableAt"));
            case MASKED -> new SetAside(fault, concern, state, line.optional("maskedBy"));
            case PART_OF -> new SetAside(fault, concern, state, line.optional("incident"));
            case NO_TRACE -> new SetAside(fault, concern, state, null);
        };
    }
}
