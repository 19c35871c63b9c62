package io.tieout.recon.domain.fee;

import io.tieout.event.SettlementKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was agreed with a processor or marketplace for a time.
///
/// @param sources the systems that it is agreed with, by their ids
/// @param currencies of the lines
/// @param tenders of the payments; empty for any
/// @param from the first day
/// @param until the first day on which it holds no longer; null while it holds
/// @param rates by kind of line; a kind without one is not compared
public record Contract(
        String name,
        Set<String> sources,
        Set<String> currencies,
        Set<String> tenders,
        LocalDate from,
        @Nullable LocalDate until,
        Map<SettlementKind, Rate> rates) {

    public Contract {
        sources = Set.copyOf(sources);
        currencies = Set.copyOf(currencies);
        tenders = Set.copyOf(tenders);
        rates = Map.copyOf(rates);
    }

    /// @param tender of the payment; null where nobody told it, which a contract of certain tenders is not for
    boolean isFor(String source, String currency, @Nullable String tender, LocalDate date) {
        return sources.contains(source)
                && currencies.contains(currency)
                && (tenders.isEmpty() || (tender != null && tenders.contains(tender)))
                && !date.isBefore(from)
                && (until == null || date.isBefore(until));
    }

    /// Whether both could be for one line, so that nobody could say which is.
    public boolean overlaps(Contract other) {
        return sources.stream().anyMatch(other.sources::contains)
                && currencies.stream().anyMatch(other.currencies::contains)
                && (tenders.isEmpty()
                        || other.tenders.isEmpty()
                        || tenders.stream().anyMatch(other.tenders::contains))
                && (until == null || other.from.isBefore(until))
                && (other.until == null || from.isBefore(other.until));
    }
}
