package io.tieout.bench.figure;

/// How a figure stands to what is required of it and what is aimed at.
public enum Verdict {
    GOAL("goal reached"),
    GATE("ok"),
    MISSED("**missed**"),
    NONE("-");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// For figures of which more is better; a gate of 0 asks for nothing.
    public static Verdict atLeast(double figure, double gate, double goal) {
        if (gate == 0) {
            return NONE;
        }
        if (figure < gate) {
            return MISSED;
        }
        return figure >= goal ? GOAL : GATE;
    }

    /// For figures of which less is better.
    public static Verdict atMost(double figure, double gate, double goal) {
        return atLeast(-figure, -gate, -goal);
    }

    @Override
    public String toString() {
        return words;
    }
}
