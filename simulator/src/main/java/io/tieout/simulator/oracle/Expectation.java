package io.tieout.simulator.oracle;

import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.fault.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One line of the truth.
///
/// @param id the fault and the record to which it happened
/// @param related the id of the line that hides this one, or that it is a part of
/// @param about the record that a break should name
/// @param records others that a break may name instead
/// @param finding what should be found; null where nothing can be
public record Expectation(
        String id,
        Fault fault,
        State state,
        @Nullable String related,
        String entity,
        String about,
        List<String> records,
        @Nullable String order,
        @Nullable String documentType,
        @Nullable String document,
        Instant injectedAt,
        @Nullable Finding finding) {

    public Expectation {
        records = List.copyOf(records);
    }

    Expectation as(State other, String relatedId) {
        return as(id, other, relatedId);
    }

    /// Nothing that is told shows it.
    Expectation withoutTrace() {
        return new Expectation(
                id,
                fault,
                State.NO_TRACE,
                null,
                entity,
                about,
                records,
                order,
                documentType,
                document,
                injectedAt,
                null);
    }

    /// With the cause that several have together, or cannot have because they are too few.
    Expectation settled(boolean isShared) {
        return finding == null ? this : with(finding.with(finding.known().settled(isShared)));
    }

    /// With no more of the step than the log lets know.
    Expectation knownAt(HandoffStep step, String because) {
        return finding == null ? this : with(finding.with(finding.known().at(step, because)));
    }

    /// Nobody can see it.
    Expectation hidden(String because) {
        return finding == null
                ? this
                : with(finding.with(Known.hidden(finding.known().step(), because)));
    }

    /// The same with something else to be found.
    Expectation finding(Finding other) {
        return with(other);
    }

    private Expectation with(Finding other) {
        return new Expectation(
                id, fault, state, related, entity, about, records, order, documentType, document, injectedAt, other);
    }

    /// Another line about the same, which is a part of this one.
    Expectation other(String name) {
        return as(id + "/" + name, State.PART_OF, id);
    }

    private Expectation as(String otherId, State other, String relatedId) {
        return new Expectation(
                otherId,
                fault,
                other,
                relatedId,
                entity,
                about,
                records,
                order,
                documentType,
                document,
                injectedAt,
                finding);
    }

    /// Whether it has to be found.
    public enum State implements Coded {
        /// It has to be found.
        EXPECTED("expected"),
        /// Something else that went wrong with the same record hides it, or changes what can be seen of it.
        MASKED("masked"),
        /// What was told is what would have been told, or nothing can be held against it.
        NO_TRACE("no-trace"),
        /// It belongs to an incident, which has to be found; to find it besides is neither right nor wrong.
        PART_OF("part-of");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// What should be found.
    ///
    /// @param also classes that hold too and come after the first
    /// @param amount what it should be
    /// @param delta what it should be less what it is
    /// @param step as far as the evidence goes that was told
    /// @param authority whose value is right
    /// @param detectableAt from when on everything is told and due that shows it
    /// @param known what of cause and step can be concluded from what was told
    public record Finding(
            BreakClass breakClass,
            List<BreakClass> also,
            Money amount,
            Money delta,
            Cause cause,
            HandoffStep step,
            String authority,
            Instant detectableAt,
            Known known) {

        public Finding {
            also = List.copyOf(also);
        }

        Finding with(Known other) {
            return new Finding(breakClass, also, amount, delta, cause, step, authority, detectableAt, other);
        }
    }
}
