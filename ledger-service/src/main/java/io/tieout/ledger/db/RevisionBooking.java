package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.app.Deciding;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.Revision;
import io.tieout.ledger.app.Revisions.Verdict;
import io.tieout.ledger.db.Revaluation.Last;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.CodeUse;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Translation;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Puts a reading in the place of the one that holds: in the event, in its codes and in the books.
final class RevisionBooking {

    private static final String SUPERSEDE = """
            UPDATE revision o SET state = 'superseded'
              FROM revision r
             WHERE r.id = $1 AND o.event = r.event AND o.id <> r.id AND o.state = 'pending'
               AND (o.mapping_version < r.mapping_version OR o.content_hash = r.content_hash)""";

    /// Another reading by the same version of the mapping contradicts the one that holds now.
    private static final String CONTRADICT = """
            WITH contrary AS (
                UPDATE revision o SET state = 'superseded'
                  FROM revision r
                 WHERE r.id = $1 AND o.event = r.event AND o.id <> r.id AND o.state = 'pending'
                   AND o.mapping_version = r.mapping_version
                RETURNING o.*)
            INSERT INTO conflict (event, content_hash, tenant, delivery_id, received_at, traceparent, headers, payload,
                   revision, recorded_at)
            SELECT event, content_hash, tenant, delivery_id, received_at, traceparent, headers, payload, $2, recorded_at
              FROM contrary
            ON CONFLICT (event, content_hash) DO UPDATE SET revision = excluded.revision""";

    private static final String FORGET_WAITING = "DELETE FROM awaiting_entry WHERE event = $1";
    private static final String FORGET_CODES = "DELETE FROM coded_event WHERE event = $1";

    private static final String WAIT =
            "INSERT INTO awaiting_entry (awaits, event, tenant, recorded_at) VALUES ($1, $2, $3, $4)";

    private final SqlConnection connection;
    private final Policies policies;
    private final Verdict verdict;
    private final Revaluation revaluation;
    private final AnewBooking booking;

    RevisionBooking(SqlConnection connection, Policies policies, Verdict verdict, Books books) {
        this.connection = connection;
        this.policies = policies;
        this.verdict = verdict;
        this.revaluation = new Revaluation(connection, policies, books);
        this.booking = new AnewBooking(connection, revaluation, books);
    }

    /// Completes with what is against it, if anything is.
    Uni<Optional<Deciding>> book(Revision pending, Draft draft) {
        return StoredEvents.byEventId(connection, List.of(pending.eventId())).chain(found -> {
            StoredEvent stored = found.getFirst();
            if (BookValue.setBy(stored.event()).isPresent()
                    || BookValue.setBy(draft.incoming().event()).isPresent()) {
                return Uni.createFrom().item(Optional.of(new Deciding.SetsValue()));
            }
            return StandingLines.uncorrected(connection, found)
                    .chain(uncorrected -> uncorrected.isEmpty()
                            ? Uni.createFrom().item(Optional.<Deciding>of(new Deciding.Corrected()))
                            : replace(stored, pending, draft).replaceWith(Optional.empty()));
        });
    }

    private Uni<Void> replace(StoredEvent stored, Revision pending, Draft draft) {
        HeldReading reading = new HeldReading(connection, verdict);
        return BookedEvents.uses(connection, List.of(stored.id()))
                .chain(uses -> anew(stored, uses.getOrDefault(stored.id(), List.of()), draft))
                .chain(anew -> reading.keepFormer(stored)
                        .chain(() -> reading.hold(stored, pending, draft, anew))
                        .chain(() -> settleOthers(pending, stored.revision() + 1))
                        .chain(() -> settleWaiting(anew))
                        .chain(() -> replaceCodes(stored, draft))
                        .chain(() -> booking.book(List.of(anew))))
                .chain(() -> PgUntoldEvents.add(connection, stored.id(), stored.tenant()));
    }

    private Uni<Anew> anew(StoredEvent stored, List<CodeUse> uses, Draft draft) {
        JournalEntry entry = draft.entry();
        UUID taken = entry == null ? null : entry.takesBack();
        BusinessEvent before = Translation.asBooked(stored.event(), uses);
        return StoredEvents.booked(connection, taken == null ? Set.of() : Set.of(taken))
                .chain(booked -> revaluation
                        .lastEntries(Set.of(stored.id()))
                        .map(last -> new Anew(
                                stored,
                                before,
                                draft.translation().event(),
                                policies.of(stored.tenant()).of(draft.incoming().event()),
                                draft.posted(),
                                last.getOrDefault(stored.id(), Last.NOTHING),
                                taken != null && !booked.contains(taken))));
    }

    private Uni<Void> settleOthers(Revision pending, int number) {
        return connection
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.of(pending.id()))
                .chain(() -> connection.preparedQuery(CONTRADICT).execute(Tuple.of(pending.id(), number)))
                .replaceWithVoid();
    }

    private Uni<Void> settleWaiting(Anew anew) {
        StoredEvent stored = anew.stored();
        Uni<Void> forgotten = connection
                .preparedQuery(FORGET_WAITING)
                .execute(Tuple.of(stored.id()))
                .replaceWithVoid();
        JournalEntry entry = anew.posted().entry();
        return entry == null || !anew.waits()
                ? forgotten
                : forgotten.chain(() -> connection
                        .preparedQuery(WAIT)
                        .execute(Tuple.of(
                                entry.takesBack(), stored.id(), stored.tenant(), Columns.utc(stored.recordedAt())))
                        .replaceWithVoid());
    }

    private Uni<Void> replaceCodes(StoredEvent stored, Draft draft) {
        BusinessEvent told = draft.incoming().event();
        List<CodeUse> uses = draft.translation().remembered(told, draft.posted().suspenseCode());
        return connection
                .preparedQuery(FORGET_CODES)
                .execute(Tuple.of(stored.id()))
                .chain(() -> CodesOfBatch.addUses(
                        connection,
                        uses.stream()
                                .map(use -> new CodesOfBatch.Used(stored.id(), told.envelope(), use))
                                .toList()));
    }
}
