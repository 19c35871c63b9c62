package io.tieout.simulator.baseline;

import io.tieout.event.Coded;

/// How documents are tied to records.
///
/// Each is made anew from a description of an algorithm that is common in the field, not from a product. Greedy and
/// lowest id know amount, currency and date only; that is their point.
public enum Algorithm implements Coded {
    /// The first candidate with the amount; else several records, each taken if it still fits, until the sum is
    /// reached.
    GREEDY("greedy", Greedy::run),

    /// Of the candidates with the amount, the one with the lowest id.
    LOWEST_ID("lowest-id", LowestId::run),

    /// First whether the reference is equal or not, then whether the amount is equal or not.
    EQUAL_OR_NOT("equal-or-not", EqualOrNot::run);

    /// One nightly run over what is open.
    @FunctionalInterface
    interface Run {
        void over(Night night);
    }

    private final String code;

    @SuppressWarnings("ImmutableEnumChecker") // a method
    private final Run run;

    Algorithm(String code, Run run) {
        this.code = code;
        this.run = run;
    }

    @Override
    public String code() {
        return code;
    }

    void run(Night night) {
        run.over(night);
    }
}
