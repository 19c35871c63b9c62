package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.HubLimits;
import io.tieout.ledger.app.Journal;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.Told;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.db.Telling.Changes;
import io.tieout.ledger.db.Transactions.Alias;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Posting;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/// The journal in PostgreSQL. A batch is a dozen statements, whatever its size.
@ApplicationScoped
class PgJournal implements Journal {

    /// Every further attempt takes another reference that other batches brought to its limit in between.
    private static final int ATTEMPTS_MAX = 8;

    private final TenantTx tx;
    private final Months months;
    private final Policies policies;
    private final HubLimits limits;
    private final KnownPeriods periods;

    PgJournal(TenantTx tx, Months months, Policies policies, LedgerSettings settings, KnownPeriods periods) {
        this.tx = tx;
        this.months = months;
        this.policies = policies;
        this.limits = HubLimits.of(settings);
        this.periods = periods;
    }

    @Override
    public Uni<Told> record(List<Draft> drafts, Instant recordedAt) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(new Told(List.of(), List.of(), List.of(), List.of()));
        }
        return months.ensure(recordedAt)
                .chain(() -> attempt(drafts, recordedAt, Map.of(), 1))
                .onFailure(PeriodsChanged.class)
                .recoverWithUni(
                        (PeriodsChanged changed) -> record(drafts, changed.at().plus(ChronoUnit.MICROS.getDuration())));
    }

    /// A batch that finds hubs is undone and tried again with them declared, so that what it records and what it takes
    /// apart are one database transaction.
    ///
    /// @param hubs what earlier attempts found
    private Uni<Told> attempt(List<Draft> drafts, Instant recordedAt, Map<TenantReference, UUID> hubs, int attempt) {
        return tx.inWriterTx(connection -> write(connection, new Batch(drafts, recordedAt), hubs))
                .onFailure(HubsFound.class)
                .recoverWithUni(failure -> {
                    if (attempt == ATTEMPTS_MAX) {
                        throw new RejectedExecutionException("references keep becoming hubs; the batch tries again");
                    }
                    Map<TenantReference, UUID> found = new HashMap<>(hubs);
                    found.putAll(failure.hubs());
                    return attempt(drafts, recordedAt, found, attempt + 1);
                });
    }

    private Uni<Told> write(SqlConnection connection, Batch batch, Map<TenantReference, UUID> found) {
        Hubs hubs = new Hubs(connection);
        return new CodesOfBatch(connection, batch, policies)
                .lock()
                .chain(versions -> periods.of(connection, versions))
                .invoke(_ -> requireAfterChange(batch))
                .chain(states -> hubs.lock(batch.tenants(), found.keySet())
                        .chain(() -> hubs.declare(found))
                        .chain(splits -> new References(connection)
                                .splitsOf(batch.tenants())
                                .chain(splitOf -> write(
                                        new Books(connection, states, batch.recordedAt()),
                                        connection,
                                        batch,
                                        splits,
                                        splitOf))));
    }

    /// So that the time at which a fact was recorded says by which periods it was booked.
    private void requireAfterChange(Batch batch) {
        periods.changedAt(batch.tenants())
                .filter(changedAt -> !batch.recordedAt().isAfter(changedAt))
                .ifPresent(changedAt -> {
                    throw new PeriodsChanged(changedAt);
                });
    }

    private Uni<Told> write(
            Books books,
            SqlConnection connection,
            Batch batch,
            List<Splits.Caused> splits,
            Map<String, Integer> splitOf) {
        Waiting waiting = new Waiting(connection, batch);
        Valuation valuation = new Valuation(connection, batch, policies, books);
        return valuation
                .lock()
                .chain(() -> new Keys(connection, batch).claim())
                .chain(() -> new Correlation(connection, batch, limits, splitOf.keySet())
                        .tie()
                        .chain(aliases -> waiting.wake()
                                .chain(stored -> BookedEvents.of(connection, stored))
                                .chain(woken -> Events.add(connection, batch.fresh(), batch.recordedAt())
                                        .chain(() -> new CodesOfBatch(connection, batch, policies).keep())
                                        .chain(() -> books.add(bookings(batch, woken)))
                                        .chain(valuation::book)
                                        .chain(waiting::putAside)
                                        .chain(() -> Repeats.keep(connection, batch))
                                        .chain(() -> changes(connection, batch, aliases, splits))
                                        .chain(changes -> tell(connection, batch, splitOf, changes, woken)))));
    }

    private List<Booking> bookings(Batch batch, List<BookedEvents.One> woken) {
        List<Booking> bookings = new ArrayList<>();
        for (Fact fact : batch.fresh()) {
            JournalEntry entry = fact.entry();
            if (entry != null && !fact.isAwaiting()) {
                bookings.add(new Booking(fact.id(), Books.OWN, fact.tenant(), entry));
            }
        }
        for (BookedEvents.One one : woken) {
            StoredEvent event = one.stored();
            JournalEntry entry = Posting.post(policies.of(event.tenant()).of(one.event()), one.event())
                    .entry();
            if (entry != null) {
                bookings.add(new Booking(event.id(), Books.OWN, event.tenant(), entry));
            }
        }
        return bookings;
    }

    /// With what repeats of this batch brought about when they were first read, because nobody may have been told.
    private static Uni<Changes> changes(
            SqlConnection connection, Batch batch, List<Alias> aliases, List<Splits.Caused> splits) {
        List<Long> known = batch.known().stream().map(Fact::id).toList();
        List<UUID> knownIds = batch.known().stream().map(Fact::eventId).toList();
        return new Transactions(connection)
                .causedBy(known)
                .chain(earlierMerges -> Splits.causedBy(connection, knownIds).map(earlierSplits -> {
                    List<Alias> merges = new ArrayList<>(earlierMerges);
                    merges.addAll(aliases);
                    Set<Splits.Caused> all = new LinkedHashSet<>(earlierSplits);
                    all.addAll(splits);
                    return new Changes(merges, List.copyOf(all));
                }));
    }

    private static Uni<Told> tell(
            SqlConnection connection,
            Batch batch,
            Map<String, Integer> splitOf,
            Changes changes,
            List<BookedEvents.One> booked) {
        List<StoredEvent> woken = booked.stream().map(BookedEvents.One::stored).toList();
        List<Long> wokenIds = woken.stream().map(StoredEvent::transaction).toList();
        return new Transactions(connection)
                .survivorsOf(wokenIds)
                .map(survivors -> new Telling(batch, splitOf).told(changes, woken, survivors));
    }
}
