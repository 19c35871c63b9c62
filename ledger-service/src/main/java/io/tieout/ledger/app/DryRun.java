package io.tieout.ledger.app;

import io.tieout.event.Money;
import io.tieout.ledger.domain.Line;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a version of a posting policy would have booked for a window of recorded events.
///
/// @param events how many events the window has
/// @param differing how many of them would be booked otherwise
/// @param examples the first of those, at most [#EXAMPLES_MAX]
public record DryRun(
        Replays.Window window,
        long events,
        long differing,
        long suspendedNow,
        long suspendedByDraft,
        List<AccountTotal> accounts,
        List<Example> examples) {

    /// Most examples of one dry run.
    public static final int EXAMPLES_MAX = 100;

    public DryRun {
        accounts = List.copyOf(accounts);
        examples = List.copyOf(examples);
    }

    /// What the window's events leave on an account; above zero is a debit balance.
    public record AccountTotal(String entity, String account, Money now, Money byDraft) {

        public Money difference() {
            return byDraft.minus(now);
        }
    }

    /// An event that would be booked otherwise.
    public record Example(
            UUID eventId, String type, String source, String subject, LocalDate businessDate, Side now, Side byDraft) {}

    /// One of its two bookings: the rows that asked for it, and what it leaves under each key.
    public record Side(List<String> rows, @Nullable String suspenseCode, List<Line> lines) {

        public Side {
            rows = List.copyOf(rows);
            lines = List.copyOf(lines);
        }
    }
}
