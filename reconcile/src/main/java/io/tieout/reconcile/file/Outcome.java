package io.tieout.reconcile.file;

import io.tieout.reconcile.domain.Reconciliation;
import java.math.BigDecimal;
import java.util.List;

/// What two files gave, with what was taken from them.
///
/// @param scale decimals of the unit that amounts are counted in
/// @param notes what was concluded about the files, and where a search was given up
public record Outcome(
        FileName a,
        FileName b,
        List<Proposal> proposals,
        Reconciliation result,
        int scale,
        String tolerance,
        int days,
        List<String> notes) {

    /// A file and how many rows it has.
    public record FileName(String name, int rows) {}

    public Outcome {
        proposals = List.copyOf(proposals);
        notes = List.copyOf(notes);
    }

    /// An amount in major units.
    public String decimal(long minor) {
        return BigDecimal.valueOf(minor, scale).toPlainString();
    }
}
