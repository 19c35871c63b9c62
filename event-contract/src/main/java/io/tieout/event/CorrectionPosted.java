package io.tieout.event;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The ledger booked what somebody decided and somebody else approved, or what its posting policy settles.
/// Who and why, the ledger answers.
///
/// @param correctionId of a settlement or the reversal of one its own id
/// @param kind `reverse`, `rebook` or `manual-lines`; [#SETTLE] or [#UNSETTLE], whose first line is that of
/// the account that takes the residue and whose second is that of the key
/// @param eventId the event that is corrected; null where it is none
/// @param correlationId the transaction of that event when this was told
/// @param row of the posting table that it follows; null where it follows none
/// @param entries one, or two where it is taken back on a later date
public record CorrectionPosted(
        String tenant,
        UUID correctionId,
        String kind,
        @Nullable UUID eventId,
        @Nullable UUID correlationId,
        @Nullable String row,
        Instant bookedAt,
        List<PostedEntry> entries) {

    /// The posting policy booked a residue away.
    public static final String SETTLE = "settle";

    /// That was reversed, by people or because its key moved.
    public static final String UNSETTLE = "unsettle";

    /// The most entries of a correction.
    public static final int ENTRIES_MAX = 2;

    /// The most lines of one of its entries.
    public static final int LINES_MAX = 200;

    public CorrectionPosted {
        entries = List.copyOf(entries);
        if (entries.isEmpty() || entries.size() > ENTRIES_MAX) {
            throw new IllegalArgumentException("a correction has 1 to " + ENTRIES_MAX + " entries");
        }
    }

    /// Whether it is a settlement or the reversal of one.
    public boolean isOfPolicy() {
        return kind.equals(SETTLE) || kind.equals(UNSETTLE);
    }

    /// Lines that balance, on a business date.
    public record PostedEntry(LocalDate businessDate, List<PostedLine> lines) {

        public PostedEntry {
            lines = List.copyOf(lines);
            if (lines.isEmpty() || lines.size() > LINES_MAX) {
                throw new IllegalArgumentException("an entry has 1 to " + LINES_MAX + " lines");
            }
        }
    }

    /// One side of one account.
    ///
    /// @param entity the legal entity in whose books it stands
    /// @param subKey key in the account's sub-ledger; empty where it has none
    public record PostedLine(String entity, String account, String subKey, EntrySide side, Money amount) {}
}
