package io.tieout.reconcile.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Which of some amounts add up to a target: all sums of one half are looked up among all sums of the other half (meet
/// in the middle), so that forty amounts take a million sums instead of a million million.
final class SubsetSum {

    /// Amounts to choose from.
    static final int AMOUNTS_MAX = 40;

    private final long[] amounts;
    private final int half;
    private final long[] right;
    private final long[] sortedRight;

    SubsetSum(List<Long> amounts) {
        if (amounts.size() > AMOUNTS_MAX) {
            throw new IllegalArgumentException(amounts.size() + " amounts");
        }
        this.amounts = amounts.stream().mapToLong(Long::longValue).toArray();
        this.half = this.amounts.length / 2;
        this.right = sums(half, this.amounts.length);
        this.sortedRight = right.clone();
        Arrays.sort(sortedRight);
    }

    /// How many sums it takes to look at so many amounts.
    static long work(int amounts) {
        return 1L << (amounts - amounts / 2);
    }

    /// The first `limit` sets that add up to the target, each as indices; the empty set is none.
    List<List<Integer>> solutions(long target, int limit) {
        List<List<Integer>> found = new ArrayList<>();
        long[] left = sums(0, half);
        for (int mask = 0; mask < left.length && found.size() < limit; mask++) {
            long rest = Math.subtractExact(target, left[mask]);
            if (Arrays.binarySearch(sortedRight, rest) >= 0) {
                addAll(found, mask, rest, limit);
            }
        }
        return found;
    }

    private void addAll(List<List<Integer>> found, int leftMask, long rest, int limit) {
        for (int mask = 0; mask < right.length && found.size() < limit; mask++) {
            if (right[mask] == rest && (leftMask != 0 || mask != 0)) {
                List<Integer> indices = new ArrayList<>();
                addBits(indices, leftMask, 0);
                addBits(indices, mask, half);
                found.add(indices);
            }
        }
    }

    private static void addBits(List<Integer> indices, int mask, int offset) {
        for (int bit = 0; bit < Integer.SIZE - 1; bit++) {
            if ((mask >>> bit & 1) != 0) {
                indices.add(offset + bit);
            }
        }
    }

    /// The sum of every subset of the amounts from one index to before another, by the bits of its mask.
    private long[] sums(int from, int to) {
        long[] sums = new long[1 << (to - from)];
        for (int mask = 1; mask < sums.length; mask++) {
            int lowest = Integer.numberOfTrailingZeros(mask);
            sums[mask] = Math.addExact(sums[mask & (mask - 1)], amounts[from + lowest]);
        }
        return sums;
    }
}
