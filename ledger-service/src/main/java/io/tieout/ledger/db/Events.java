package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Posted;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Adds the new facts of a batch to the event table.
final class Events {

    private static final String ADD = """
            INSERT INTO event (id, transaction, event_id, tenant, type, entity, source, role, subject, transition,
                   delivery_id, label, occurred_at, received_at, business_date, amount_minor, currency, verdict,
                   suspense_code, awaits, receipt_id, receipt_sha256, mapping, traceparent, headers, payload,
                   partition, partition_offset, registered_roles, recorded_at)
            SELECT *, $30
              FROM unnest($1::bigint[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::timestamptz[],
                   $14::timestamptz[], $15::date[], $16::bigint[], $17::text[], $18::text[], $19::text[], $20::uuid[],
                   $21::text[], $22::text[], $23::text[], $24::text[], $25::text[], $26::bytea[], $27::integer[],
                   $28::bigint[], $29::text[])""";

    private Events() {}

    static Uni<Void> add(SqlConnection connection, List<Fact> facts, Instant recordedAt) {
        return facts.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(columns(facts, recordedAt))
                        .replaceWithVoid();
    }

    private static Tuple columns(List<Fact> facts, Instant recordedAt) {
        return Columns.of(facts)
                .longs(Fact::id)
                .longs(Fact::arrival)
                .uuids(Fact::eventId)
                .texts(Fact::tenant)
                .texts(fact -> fact.event().type().code())
                .texts(envelope(Envelope::entity))
                .texts(envelope(Envelope::source))
                .texts(envelope(envelope -> envelope.role().code()))
                .texts(envelope(Envelope::subject))
                .texts(fact -> fact.event().transition())
                .texts(envelope(Envelope::deliveryId))
                .texts(fact -> fact.event().envelope().correlationLabel())
                .times(envelope(Envelope::occurredAt))
                .times(envelope(Envelope::receivedAt))
                .dates(envelope(Envelope::businessDate))
                .optionalLongs(fact -> minor(fact.event().principal()))
                .texts(fact -> currency(fact.event().principal()))
                .texts(fact -> verdict(fact.first().posted()))
                .texts(fact -> fact.first().posted().suspenseCode())
                .uuids(Events::awaits)
                .texts(envelope(envelope -> envelope.provenance().receiptId()))
                .texts(envelope(envelope -> envelope.provenance().receiptSha256()))
                .texts(envelope(envelope -> envelope.provenance().mapping()))
                .texts(fact -> fact.first().incoming().traceparent())
                .texts(fact -> headers(fact.first()))
                .bytes(fact -> fact.first().incoming().record().value())
                .ints(fact -> fact.first().incoming().partition())
                .longs(fact -> fact.first().incoming().offset())
                .texts(fact -> registered(fact.event().envelope()))
                .same(recordedAt)
                .tuple();
    }

    private static <R> Function<Fact, R> envelope(Function<Envelope, R> part) {
        return fact -> part.apply(fact.event().envelope());
    }

    static String verdict(Posted posted) {
        return switch (posted.verdict()) {
            case BOOKED -> "booked";
            case SUSPENDED -> "suspended";
            case EVIDENCE -> "evidence";
        };
    }

    private static @Nullable UUID awaits(Fact fact) {
        JournalEntry entry = fact.entry();
        return entry != null && fact.isAwaiting() ? entry.takesBack() : null;
    }

    static @Nullable String headers(Draft draft) {
        BusinessEvent event = draft.incoming().event();
        return new RecordHeaders(event.envelope(), event.type())
                .difference(draft.incoming().record().headers());
    }

    static @Nullable String registered(Envelope envelope) {
        return envelope.registered() == null ? null : envelope.registered().text();
    }

    private static @Nullable Long minor(@Nullable Money amount) {
        return amount == null ? null : amount.minor();
    }

    private static @Nullable String currency(@Nullable Money amount) {
        return amount == null ? null : amount.currency().getCurrencyCode();
    }
}
