package io.tieout.ledger.db;

import static java.util.stream.Collectors.groupingBy;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.Replays;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Pending;
import io.tieout.ledger.domain.Posted;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.PostingPolicy;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgReplays implements Replays {

    private static final String BOOKED = EntryRows.SELECT + " WHERE n.event = ANY($1) ORDER BY n.event, n.number";

    /// An event and what the policy makes of it before values and other facts are looked up.
    private record Drafted(StoredEvent stored, BusinessEvent event, Posted posted) {}

    /// What was looked up for a page.
    private record Found(Map<Long, List<BookedEntry>> booked, Set<UUID> takenBack, Map<Pending, BookValue> values) {}

    private final TenantTx tx;

    PgReplays(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Replayed>> page(
            String tenant, Window window, @Nullable Position after, PostingPolicy policy, int limit) {
        Conditions where = new Conditions()
                .and("e.tenant = ?", tenant)
                .and("e.business_date >= ?", window.from())
                .and("e.business_date <= ?", window.to())
                .and("e.entity = ?", window.entity());
        if (after != null) {
            String date = where.parameter(after.businessDate());
            where.and("(e.business_date, e.id) > (" + date + ", ?)", after.id());
        }
        return tx.inTenantTx(
                tenant,
                connection -> StoredEvents.page(connection, where, limit)
                        .chain(stored -> replay(connection, tenant, policy, stored)));
    }

    private static Uni<List<Replayed>> replay(
            SqlConnection connection, String tenant, PostingPolicy policy, List<StoredEvent> stored) {
        return BookedEvents.of(connection, stored)
                .chain(events -> replay(
                        connection,
                        tenant,
                        stored,
                        events.stream()
                                .map(one -> new Drafted(one.stored(), one.event(), Posting.post(policy, one.event())))
                                .toList(),
                        policy));
    }

    private static Uni<List<Replayed>> replay(
            SqlConnection connection,
            String tenant,
            List<StoredEvent> stored,
            List<Drafted> drafted,
            PostingPolicy policy) {
        List<Pending> pending = drafted.stream()
                .flatMap(draft -> draft.posted().pending().stream())
                .toList();
        return EntryRows.read(
                        connection,
                        BOOKED,
                        Columns.of(stored).longs(StoredEvent::id).tuple())
                .chain(booked -> StoredEvents.booked(connection, takenBack(drafted))
                        .chain(taken -> new BookValues(connection)
                                .holding(tenant, pending)
                                .map(values -> new Found(
                                        booked.stream().collect(groupingBy(BookedEntry::id)), taken, values))))
                .map(found -> drafted.stream()
                        .map(draft -> replayed(policy, draft, found))
                        .toList());
    }

    private static Replayed replayed(PostingPolicy policy, Drafted draft, Found found) {
        StoredEvent stored = draft.stored();
        List<JournalEntry> entries = new ArrayList<>();
        JournalEntry own = draft.posted().entry();
        if (own != null && (own.takesBack() == null || found.takenBack().contains(own.takesBack()))) {
            entries.add(own);
        }
        Map<Integer, BookValue> values = new HashMap<>();
        for (Pending pending : draft.posted().pending()) {
            BookValue value = found.values().get(pending);
            if (value != null) {
                values.put(pending.ordinal(), value);
            }
        }
        Posting.value(policy, draft.event(), values).ifPresent(entries::add);
        return new Replayed(
                new Position(draft.event().envelope().businessDate(), stored.id()),
                stored.eventId(),
                stored.type().code(),
                draft.event().envelope().source(),
                draft.event().envelope().subject(),
                stored.verdict().equals("suspended"),
                found.booked().getOrDefault(stored.id(), List.of()),
                draft.posted().suspenseCode(),
                entries);
    }

    private static List<UUID> takenBack(List<Drafted> drafted) {
        return drafted.stream()
                .map(draft -> draft.posted().entry())
                .filter(Objects::nonNull)
                .map(JournalEntry::takesBack)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
