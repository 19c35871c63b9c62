package io.tieout.ledger.domain;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The lines booked together for one event. An entry that exists is balanced: in every legal entity and currency its
/// debits equal its credits.
///
/// @param eventId the event it is booked for; an event has at most one entry
/// @param row the row of the posting table that asked for it
/// @param policy name and version of the policy, `retail-default/1`
/// @param takesBack the event whose entry this one undoes; it is part of the books only while that event is recorded
public record JournalEntry(
        UUID eventId,
        LocalDate businessDate,
        String row,
        String policy,
        List<Line> lines,
        @Nullable UUID takesBack) {

    /// Where debits and credits must meet.
    private record Book(String entity, Currency currency) {}

    public JournalEntry {
        lines = List.copyOf(lines);
        requireBalanced(lines);
    }

    /// The entry that undoes this one, for the same event and day.
    public JournalEntry reversed() {
        return new JournalEntry(
                eventId,
                businessDate,
                row + " reversed",
                policy,
                lines.stream().map(Line::reversed).toList(),
                eventId);
    }

    private static void requireBalanced(List<Line> lines) {
        Map<Book, Long> difference = lines.stream()
                .collect(groupingBy(
                        line -> new Book(line.entity(), line.amount().currency()),
                        reducing(0L, Line::signedMinor, Math::addExact)));
        if (lines.isEmpty() || difference.values().stream().anyMatch(minor -> minor != 0)) {
            throw new IllegalArgumentException("debits must equal credits: " + lines);
        }
    }
}
