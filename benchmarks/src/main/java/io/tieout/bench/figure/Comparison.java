package io.tieout.bench.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Tieout beside a limit, measured in turns: the ratio is taken within each round.
///
/// @param peer what it is compared with
/// @param gate the ratio that is required, 0 where none is
/// @param goal the ratio that is aimed at, 0 where none is
public record Comparison(String name, String peer, double gate, double goal, List<Take> ours, List<Take> theirs) {

    /// Above this share of foreign work a figure says more about the neighbours.
    public static final double OTHERS_MAX = 0.15;

    public Comparison {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        if (ours.isEmpty() || ours.size() != theirs.size()) {
            throw new IllegalArgumentException("as many takes of ours as of theirs, and at least one");
        }
    }

    /// Of events per second.
    public Spread ratio() {
        return ratio(Take::perSecond);
    }

    /// Of events per second of processor time.
    public Spread coreRatio() {
        return ratio(Take::perCoreSecond);
    }

    private Spread ratio(ToDoubleFunction<Take> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(figure.applyAsDouble(ours.get(i)) / figure.applyAsDouble(theirs.get(i)));
        }
        return Spread.of(ratios);
    }

    public static Spread rate(List<Take> takes) {
        return Spread.of(takes.stream().map(Take::perSecond).toList());
    }

    /// The largest share of foreign work in any of the takes.
    public double others() {
        return Stream.concat(ours.stream(), theirs.stream())
                .mapToDouble(take -> take.usage().others())
                .max()
                .orElse(0);
    }

    public Verdict verdict() {
        return Verdict.atLeast(ratio().median(), gate, goal);
    }
}
