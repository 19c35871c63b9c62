package io.tieout.reconcile.domain;

import java.util.Arrays;

/// The assignment of rows to columns with the least total cost (Kuhn and Munkres, with potentials), in whole numbers.
///
/// Written here because the libraries that have it count in floating point, and a result must not hang on rounding.
final class Hungarian {

    private static final long FAR = Long.MAX_VALUE / 4;

    private final long[][] cost;
    private final int size;
    private final long[] rowPotential;
    private final long[] columnPotential;
    private final int[] rowOf;

    private Hungarian(long[][] cost) {
        this.cost = cost;
        this.size = cost.length;
        this.rowPotential = new long[size + 1];
        this.columnPotential = new long[size + 1];
        this.rowOf = new int[size + 1];
    }

    /// The column of each row of a square matrix.
    static int[] assign(long[][] cost) {
        Hungarian search = new Hungarian(cost);
        for (int row = 1; row <= search.size; row++) {
            search.place(row);
        }
        int[] columns = new int[search.size];
        for (int column = 1; column <= search.size; column++) {
            columns[search.rowOf[column] - 1] = column - 1;
        }
        return columns;
    }

    /// Places one more row: the cheapest path of exchanges from it to a free column. Column 0 stands for "none yet".
    private void place(int row) {
        long[] least = new long[size + 1];
        Arrays.fill(least, FAR);
        int[] before = new int[size + 1];
        boolean[] isReached = new boolean[size + 1];
        rowOf[0] = row;
        int at = 0;
        while (rowOf[at] != 0) {
            isReached[at] = true;
            at = reach(at, least, before, isReached);
        }
        while (at != 0) {
            rowOf[at] = rowOf[before[at]];
            at = before[at];
        }
    }

    private int reach(int from, long[] least, int[] before, boolean[] isReached) {
        int row = rowOf[from];
        int next = 0;
        long step = FAR;
        for (int column = 1; column <= size; column++) {
            if (!isReached[column]) {
                long reduced = cost[row - 1][column - 1] - rowPotential[row] - columnPotential[column];
                if (reduced < least[column]) {
                    least[column] = reduced;
                    before[column] = from;
                }
                if (least[column] < step) {
                    step = least[column];
                    next = column;
                }
            }
        }
        for (int column = 0; column <= size; column++) {
            if (isReached[column]) {
                rowPotential[rowOf[column]] += step;
                columnPotential[column] -= step;
            } else {
                least[column] -= step;
            }
        }
        return next;
    }
}
