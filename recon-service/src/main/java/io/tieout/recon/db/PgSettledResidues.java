package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedLine;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.SettledResidues;
import io.tieout.recon.domain.checkpoint.BookedResidues.Residue;
import io.tieout.recon.domain.checkpoint.Tally;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Currency;
import java.util.List;

@ApplicationScoped
class PgSettledResidues implements SettledResidues {

    private static final String KEEP = """
            INSERT INTO settled_residue (tenant, settlement_id, entity, currency, account, sub_key, booked_to, amount_minor,
                   business_date, is_reversal, booked_at)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::bigint[], $9::date[], $10::boolean[], $11::timestamptz[])
             ORDER BY 1, 2
            ON CONFLICT (tenant, settlement_id) DO NOTHING""";

    /// What stands of each key, and under which settlement: the last one, since a key is settled again only
    /// where the one before was reversed. $1 entity, $2 currency, $3 last business date.
    private static final String STANDING = """
            FROM (SELECT account, sub_key, booked_to, sum(amount_minor)::bigint AS minor,
                         array_agg(settlement_id ORDER BY is_reversal, booked_at DESC, business_date DESC) AS ids,
                         array_agg(business_date ORDER BY is_reversal, booked_at DESC, business_date DESC) AS days,
                         array_agg(booked_at ORDER BY is_reversal, booked_at DESC, business_date DESC) AS times
                    FROM settled_residue
                   WHERE entity = $1 AND currency = $2 AND business_date <= $3
                   GROUP BY account, sub_key, booked_to
                  HAVING sum(amount_minor) <> 0) s""";

    static final String FIRST = "SELECT ids[1], account, sub_key, booked_to, minor, days[1], times[1] " + STANDING
            + " ORDER BY days[1], account, sub_key, booked_to LIMIT $4";

    static final String TALLY =
            "SELECT count(*), coalesce(sum(minor), 0)::bigint, coalesce(sum(abs(minor)), 0)::bigint " + STANDING;

    private final TenantTx tx;

    PgSettledResidues(TenantTx tx) {
        this.tx = tx;
    }

    /// The side that took it stands first, the key second; both under the key.
    private record Told(CorrectionPosted correction) {

        PostedLine to() {
            return correction.entries().getFirst().lines().getFirst();
        }

        PostedLine key() {
            return correction.entries().getFirst().lines().getLast();
        }

        /// What stood under the key; of a reversal less than nothing.
        long minor() {
            long minor = to().amount().minor();
            return to().side() == EntrySide.DEBIT ? minor : Math.negateExact(minor);
        }
    }

    @Override
    public Uni<Void> keep(List<CorrectionPosted> settlements) {
        if (settlements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Told> told = settlements.stream().map(Told::new).toList();
        return tx.inWriterTx(connection -> connection
                .preparedQuery(KEEP)
                .execute(Columns.of(told)
                        .texts(each -> each.correction().tenant())
                        .uuids(each -> each.correction().correctionId())
                        .texts(each -> each.key().entity())
                        .texts(each -> each.key().amount().currency().getCurrencyCode())
                        .texts(each -> each.key().account())
                        .texts(each -> each.key().subKey())
                        .texts(each -> each.to().account())
                        .longs(Told::minor)
                        .dates(each -> each.correction().entries().getFirst().businessDate())
                        .flags(each -> each.correction().kind().equals(CorrectionPosted.UNSETTLE))
                        .times(each -> each.correction().bookedAt())
                        .tuple())
                .replaceWithVoid());
    }

    static Residue residue(Row row, Currency currency) {
        return new Residue(
                row.getUUID(0),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                new Money(row.getLong(4), currency),
                row.getLocalDate(5),
                row.getOffsetDateTime(6).toInstant());
    }

    static Tally tally(Row row, Currency currency) {
        return new Tally(row.getLong(0), new Money(row.getLong(1), currency), new Money(row.getLong(2), currency));
    }
}
