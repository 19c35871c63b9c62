package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Journal;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.Told;
import io.tieout.ledger.db.Books.Booking;
import io.tieout.ledger.db.Transactions.Alias;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Posting;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The journal in PostgreSQL. A batch is a dozen statements, whatever its size.
@ApplicationScoped
class PgJournal implements Journal {

    private final TenantTx tx;
    private final Months months;
    private final Policies policies;
    private final LedgerSettings settings;

    PgJournal(TenantTx tx, Months months, Policies policies, LedgerSettings settings) {
        this.tx = tx;
        this.months = months;
        this.policies = policies;
        this.settings = settings;
    }

    @Override
    public Uni<Told> record(List<Draft> drafts, Instant recordedAt) {
        if (drafts.isEmpty()) {
            return Uni.createFrom().item(new Told(List.of(), List.of(), List.of()));
        }
        return months.ensure(recordedAt)
                .chain(() -> tx.inWriterTx(connection -> write(connection, new Batch(drafts, recordedAt))));
    }

    private Uni<Told> write(SqlConnection connection, Batch batch) {
        Transactions transactions = new Transactions(connection);
        Waiting waiting = new Waiting(connection, batch);
        Valuation valuation = new Valuation(connection, batch, policies);
        return valuation
                .lock()
                .chain(() -> new Keys(connection, batch).claim())
                .chain(() -> new Correlation(connection, batch, settings.hubEvents())
                        .tie()
                        .chain(aliases -> waiting.wake()
                                .chain(woken -> Events.add(connection, batch.fresh(), batch.recordedAt())
                                        .chain(() -> Books.add(connection, bookings(batch, woken), batch.recordedAt()))
                                        .chain(valuation::book)
                                        .chain(waiting::putAside)
                                        .chain(() -> Repeats.keep(connection, batch))
                                        .chain(() -> tell(transactions, batch, aliases, woken)))));
    }

    private List<Booking> bookings(Batch batch, List<StoredEvent> woken) {
        List<Booking> bookings = new ArrayList<>();
        for (Fact fact : batch.fresh()) {
            JournalEntry entry = fact.entry();
            if (entry != null && !fact.isAwaiting()) {
                bookings.add(new Booking(fact.id(), Books.OWN, fact.tenant(), entry));
            }
        }
        for (StoredEvent event : woken) {
            BusinessEvent told = event.event();
            JournalEntry entry =
                    Posting.post(policies.of(event.tenant()).of(told), told).entry();
            if (entry != null) {
                bookings.add(new Booking(event.id(), Books.OWN, event.tenant(), entry));
            }
        }
        return bookings;
    }

    private static Uni<Told> tell(
            Transactions transactions, Batch batch, List<Alias> aliases, List<StoredEvent> woken) {
        List<Long> known = batch.known().stream().map(Fact::id).toList();
        List<Long> wokenIds = woken.stream().map(StoredEvent::transaction).toList();
        return transactions
                .causedBy(known)
                .chain(earlier -> transactions
                        .survivorsOf(wokenIds)
                        .map(survivors -> new Telling(batch).told(aliases, earlier, woken, survivors)));
    }
}
