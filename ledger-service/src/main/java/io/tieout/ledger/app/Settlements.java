package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.OpenKey;
import io.tieout.ledger.domain.SettleStop;
import io.tieout.ledger.domain.Settling.Book;
import io.tieout.ledger.domain.Settling.Decided;
import io.tieout.ledger.domain.Settling.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Residues of clearing accounts: what was booked away, and what was not although it is small.
public interface Settlements {

    /// Residues of one look, open ones of before included. So many are a fault; the latest of them are
    /// looked at once they move or others are gone.
    int RESIDUES_MAX = 5_000;

    /// Days of recording of one look.
    int DAYS_MAX = 31;

    /// Settlements that are reversed at a time, because their keys moved.
    int MOVED_MAX = 1_000;

    /// A settlement whose business date is longer ago is left alone, whatever moves its key.
    int MOVES_DAYS_MAX = 400;

    /// When to look.
    ///
    /// @param from the first day of recording
    /// @param quietSince the last one that is long enough ago
    record Look(Instant at, LocalDate from, LocalDate quietSince) {}

    /// What is found.
    ///
    /// @param standing what is settled already, around the days of the keys
    record Found(List<OpenKey> keys, Map<Book, List<Standing>> standing) {

        public Found {
            keys = List.copyOf(keys);
            standing = Map.copyOf(standing);
        }
    }

    /// What one look did.
    ///
    /// @param stopped what was not settled and had not been looked at before
    /// @param hasMore whether there is more to look at
    record Looked(int reversed, List<Decided> settled, List<Decided> stopped, boolean hasMore) {

        public static final Looked NOTHING = new Looked(0, List.of(), List.of(), false);

        public Looked {
            settled = List.copyOf(settled);
            stopped = List.copyOf(stopped);
        }
    }

    /// What became of a residue.
    enum State implements Coded {
        SETTLED("settled"),
        REVERSED("reversed"),
        OPEN("open");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// Who reversed a settlement, and why; both persons are null where its key moved.
    record Reversal(
            UUID reversalId,
            Instant at,
            String reason,
            @Nullable String requestedBy,
            @Nullable String approvedBy,
            @Nullable String contentHash) {}

    /// A residue and what became of it.
    ///
    /// @param settlementId null while it is open
    /// @param number which settlement of the key it is; 0 while it is open
    /// @param amount debits less credits that stood under the key
    /// @param postedOn a day of the accounting period in which it was settled; its date while it is open
    /// @param stop why it is open
    record Residue(
            State state,
            @Nullable UUID settlementId,
            int number,
            String entity,
            String account,
            String subKey,
            Money amount,
            LocalDate businessDate,
            LocalDate postedOn,
            String policy,
            @Nullable String bookedTo,
            Instant at,
            @Nullable Reversal reversal,
            @Nullable SettleStop stop) {}

    /// Which to list; null means any.
    record Filter(
            @Nullable String entity,
            @Nullable String account,
            @Nullable FiscalPeriod period,
            @Nullable State state) {}

    /// Where the previous page ended.
    record Position(
            LocalDate businessDate, String entity, String account, String subKey, String currency, int number) {}

    /// That a settlement is to be undone, as it is asked for.
    record Wish(
            String tenant,
            UUID settlementId,
            String reason,
            String contentHash,
            String requestedBy,
            String approvedBy) {}

    /// Those of which anything ever stood in clearing.
    Uni<List<String>> tenants();

    /// Reverses what moved, and settles what is decided so, in one database transaction. Of several
    /// instances one looks; the others complete empty.
    Uni<Optional<Looked>> look(String tenant, Look look, Function<Found, List<Decided>> decide);

    /// By business date.
    Uni<List<Residue>> list(String tenant, Filter filter, @Nullable Position after, int limit);

    /// Its residue is never settled again.
    Uni<SettlementReversed> reverse(Wish wish, Instant at);
}
