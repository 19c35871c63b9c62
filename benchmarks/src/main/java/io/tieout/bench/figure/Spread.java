package io.tieout.bench.figure;

import java.util.List;

/// The middle of several measurements, and how far they lie apart.
public record Spread(double median, double lowest, double highest) {

    /// @throws IllegalArgumentException when nothing was measured
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        List<Double> sorted = values.stream().sorted().toList();
        return new Spread(quantile(sorted, 0.5), sorted.getFirst(), sorted.getLast());
    }

    /// Interpolated between the two nearest of the sorted values.
    ///
    /// @param share from 0 to 1: 0.99 is the value that one in a hundred exceeds
    public static double quantile(List<Double> sorted, double share) {
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (sorted.get(above) - sorted.get(below)) * (place - below);
    }
}
