package io.tieout.event;

import java.util.List;
import java.util.UUID;

/// A reference stopped joining, and one of the transactions that remain is `correlationId`.
///
/// What was known as `former` is several of these, each told by records of its own. From split `number` on, the ids
/// `aliases` and the events `events` belong to `correlationId`, whatever records of before the split said of them. Of
/// two records about one event the one with the higher number holds, so the order of reading does not matter.
///
/// @param number counts the splits of the tenant, from 1
/// @param part a long list comes in several records, numbered from 0
/// @param aliases the arrival ids that lead to it, the smallest of which is `correlationId` itself
/// @param events the event ids
public record TransactionSplit(
        String tenant, int number, UUID former, UUID correlationId, int part, List<UUID> aliases, List<UUID> events) {

    /// The most aliases, and the most events, of one record.
    public static final int IDS_MAX = 1_000;

    public TransactionSplit {
        aliases = List.copyOf(aliases);
        events = List.copyOf(events);
        if (number < 1 || part < 0) {
            throw new IllegalArgumentException("splits count from 1, parts from 0: " + number + ", " + part);
        }
        if (aliases.size() > IDS_MAX || events.size() > IDS_MAX) {
            throw new IllegalArgumentException("a record names at most " + IDS_MAX + " ids of a kind");
        }
        for (UUID alias : aliases) {
            if (alias.toString().compareTo(correlationId.toString()) < 0) {
                throw new IllegalArgumentException("the smallest id names it: " + correlationId + ", " + alias);
            }
        }
    }
}
