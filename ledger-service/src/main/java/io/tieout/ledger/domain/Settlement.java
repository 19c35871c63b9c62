package io.tieout.ledger.domain;

import io.tieout.event.EntrySide;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.ledger.domain.Netted.Place;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A residue that is booked away: row 28.
///
/// @param minor debits less credits that stood under the key
/// @param day the business date of the residue
/// @param number which settlement of the key it is
/// @param policy the version that settled it
/// @param account what it is booked to
public record Settlement(
        String tenant, Place place, long minor, LocalDate day, int number, String policy, String account) {

    private static final String ROW = "28";

    /// @throws IllegalArgumentException when nothing is left
    public Settlement {
        if (minor == 0) {
            throw new IllegalArgumentException("nothing is left under " + place);
        }
    }

    /// The same wherever and however often it is found.
    public UUID id() {
        return id("settled");
    }

    public UUID reversalId() {
        return id("reversed");
    }

    private UUID id(String transition) {
        String key = String.join(
                "|",
                place.entity(),
                place.account(),
                place.currency().getCurrencyCode(),
                Integer.toString(number),
                place.subKey());
        return new FactKey(tenant, "tieout", "ledger.settlement", key, transition).eventId();
    }

    /// The key is at zero by it. The other side stands under the same key, so that it is found.
    public JournalEntry entry() {
        Money amount = new Money(Math.absExact(minor), place.currency());
        EntrySide away = minor > 0 ? EntrySide.CREDIT : EntrySide.DEBIT;
        return new JournalEntry(
                id(),
                day,
                ROW,
                policy,
                List.of(
                        new Line(place.entity(), account, place.subKey(), away.opposite(), amount),
                        new Line(place.entity(), place.account(), place.subKey(), away, amount)),
                null);
    }

    /// On the same business date, so that the books by date are as if it had never been settled.
    public JournalEntry reversal() {
        JournalEntry entry = entry();
        return new JournalEntry(
                reversalId(),
                day,
                ROW + " reversed",
                policy,
                entry.lines().stream().map(Line::reversed).toList(),
                id());
    }
}
