package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.PostingPolicy;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Posts recorded events once more by another policy and books nothing.
public interface Replays {

    /// Business dates, both included, and the legal entity; null is any.
    record Window(LocalDate from, LocalDate to, @Nullable String entity) {}

    /// Where the previous page ended.
    record Position(LocalDate businessDate, long id) {}

    /// A recorded event with what is booked for it and what the policy would book.
    ///
    /// @param booked its own entries; corrections of it are not among them
    /// @param drafted without an entry that would still wait for the fact it takes back
    record Replayed(
            Position position,
            UUID eventId,
            String type,
            String source,
            String subject,
            boolean isSuspended,
            List<BookedEntry> booked,
            @Nullable String suspenseCode,
            List<JournalEntry> drafted) {

        public Replayed {
            booked = List.copyOf(booked);
            drafted = List.copyOf(drafted);
        }

        List<Line> bookedLines() {
            return booked.stream()
                    .flatMap(entry -> entry.lines().stream())
                    .map(line -> new Line(line.entity(), line.account(), line.subKey(), line.side(), line.amount()))
                    .toList();
        }

        List<Line> draftedLines() {
            return drafted.stream().flatMap(entry -> entry.lines().stream()).toList();
        }
    }

    /// The next events of a window, in one short database transaction; an empty page is behind the last.
    Uni<List<Replayed>> page(String tenant, Window window, @Nullable Position after, PostingPolicy policy, int limit);
}
