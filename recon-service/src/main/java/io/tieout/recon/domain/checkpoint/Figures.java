package io.tieout.recon.domain.checkpoint;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import io.tieout.recon.domain.report.Line;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a window adds up to, all of it as it was at one moment.
///
/// @param openSha256 of the list of open breaks, each with its version and amount
/// @param previousSha256 of the content whose closing is this opening; null where the opening is taken from
/// the history of breaks
/// @param unexamined units with more legs than a rule examines
/// @param manual documents of the ERP that people wrote, changed or reversed
/// @param accepted what stays as it is
/// @param unsealed records that must be sealed and are not; null where no rule asks for that
/// @param received what was expected of sources and what came; null where it is not read
/// @param balances what the accounts of ledger and ERP hold; null where it is not read
public record Figures(
        List<Items> items,
        List<Movement> movements,
        List<Open> open,
        String openSha256,
        @Nullable String previousSha256,
        long unexamined,
        Manual manual,
        Accepted accepted,
        @Nullable Unsealed unsealed,
        @Nullable Received received,
        @Nullable BalanceFigures balances) {

    public Figures {
        items = List.copyOf(items);
        movements = List.copyOf(movements);
        open = List.copyOf(open);
    }

    /// Items of one rule and status.
    ///
    /// @param isCarried whether they are of before the window and still have a difference
    public record Items(String rule, boolean isCarried, Line line) {}

    /// Breaks of one rule in one line of the bridge.
    public record Movement(String rule, Part part, Tally tally) {}

    /// The lines of a bridge that breaks make.
    public enum Part {
        OPENING,
        OPENED,
        RESOLVED,
        ACCEPTED,
        BREAKS,
        UNADJUSTED
    }

    /// Open breaks that were found on one day.
    public record Open(Severity severity, BreakClass breakClass, LocalDate detectedOn, Tally tally) {}
}
