package io.tieout.ingest.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.Violation;
import java.util.List;

/// What reading one input of a source came to.
public sealed interface Mapped {

    /// The input tells of these facts; there is at least one.
    ///
    /// @param notes what the mapping had to leave out and why, for whoever reads the receipt
    record Events(List<Fact> facts, List<String> notes) implements Mapped {
        public Events {
            facts = List.copyOf(facts);
            notes = List.copyOf(notes);
            if (facts.isEmpty()) {
                throw new IllegalArgumentException("no events is Ignored, with a reason");
            }
        }

        public static Events of(BusinessEvent event) {
            return new Events(List.of(Fact.of(event)), List.of());
        }

        public static Events of(List<? extends BusinessEvent> events, List<String> notes) {
            return new Events(events.stream().map(Fact::of).toList(), notes);
        }

        public List<BusinessEvent> events() {
            return facts.stream().map(Fact::event).toList();
        }
    }

    /// The input is genuine and tells of nothing that Tieout keeps books about.
    record Ignored(String reason) implements Mapped {}

    /// The input cannot be read; there is at least one violation.
    ///
    /// @param isMalformed whether it is not even a document of the format
    record Rejected(List<Violation> violations, boolean isMalformed) implements Mapped {

        /// Most faults told of one input; a sender who mends these sees the rest.
        public static final int VIOLATIONS_MAX = 20;

        public Rejected {
            if (violations.isEmpty()) {
                throw new IllegalArgumentException("a rejection names what is wrong");
            }
            violations = violations.stream().limit(VIOLATIONS_MAX).toList();
        }

        public Rejected(List<Violation> violations) {
            this(violations, false);
        }

        public static Rejected malformed(Violation violation) {
            return new Rejected(List.of(violation), true);
        }

        public static Rejected of(String pointer, String message, String fix) {
            return new Rejected(List.of(new Violation(pointer, message, fix)));
        }
    }
}
