package io.tieout.simulator.retailer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Divides an amount so that its parts come to the whole: by largest remainder, ties going to the earlier part.
final class Shares {

    private Shares() {}

    /// @param weights what the parts are in proportion to; not negative, and not all zero
    static long[] of(long minor, long[] weights) {
        long whole = 0;
        for (long weight : weights) {
            whole += weight;
        }
        long[] parts = new long[weights.length];
        long[] remainders = new long[weights.length];
        List<Integer> largestFirst = new ArrayList<>();
        long rest = minor;
        for (int i = 0; i < weights.length; i++) {
            long product = Math.multiplyExact(minor, weights[i]);
            parts[i] = product / whole;
            remainders[i] = product % whole;
            rest -= parts[i];
            largestFirst.add(i);
        }
        largestFirst.sort(Comparator.comparingLong((Integer i) -> remainders[i]).reversed());
        for (int i = 0; i < rest; i++) {
            parts[largestFirst.get(i)]++;
        }
        return parts;
    }
}
