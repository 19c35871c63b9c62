package io.tieout.recon.domain.checkpoint;

import io.tieout.recon.domain.report.Line;
import java.util.List;

/// What one rule compared in the window.
///
/// @param rows of the window by status
/// @param total of the rows
/// @param carried items of before the window that still have a difference
public record RuleProof(RuleInForce rule, List<Line> rows, Line total, Line carried, Bridge bridge) {

    public RuleProof {
        rows = List.copyOf(rows);
    }

    /// Whether every row by itself is explained, so that no two faults hide each other.
    public boolean isComplete() {
        return bridge.isComplete()
                && carried.residual().isZero()
                && rows.stream().allMatch(row -> row.residual().isZero());
    }
}
