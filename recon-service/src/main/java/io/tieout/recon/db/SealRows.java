package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Checkpoints.Cut;
import io.tieout.recon.domain.checkpoint.Unsealed;
import io.tieout.recon.domain.checkpoint.Unsealed.Day;
import io.tieout.recon.domain.total.TotalRule;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which records of a window are not sealed.
final class SealRows {

    /// Those that wait for their closing have an item without a break; what people let stay is sealed.
    private static final String UNSEALED = """
            WITH unsealed AS (
                SELECT DISTINCT i.business_date, split_part(i.rule_key, ' as ', 1) AS record
                  FROM match_item i
                  LEFT JOIN break b ON b.tenant = i.tenant AND b.break_id = i.break_id
                 WHERE i.rule = ANY ($5::text[]) AND i.entity = $1 AND i.currency = $2
                   AND i.business_date BETWEEN $3 AND $4
                   AND (b.status = 'open' OR i.timing_minor <> 0
                        OR (i.break_id IS NULL AND i.rule_key LIKE '% as ' || $7::text)))
            SELECT record, business_date, count(*) OVER () FROM unsealed ORDER BY business_date, record LIMIT $6""";

    private final SqlConnection connection;
    private final Cut cut;

    SealRows(SqlConnection connection, Cut cut) {
        this.connection = connection;
        this.cut = cut;
    }

    /// Empty where no rule asks for seals.
    Uni<Optional<Unsealed>> read() {
        if (cut.sealing().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Tuple parameters = Tuple.of(
                cut.window().entity(),
                cut.window().currency().getCurrencyCode(),
                cut.window().from(),
                cut.window().to(),
                cut.sealing().toArray(String[]::new),
                Unsealed.FIRST_MAX);
        parameters.addValue(TotalRule.CLOSING);
        return connection.preparedQuery(UNSEALED).execute(parameters).map(rows -> Optional.of(unsealed(rows)));
    }

    private static Unsealed unsealed(RowSet<Row> rows) {
        List<Day> first = new ArrayList<>();
        long count = 0;
        for (Row row : rows) {
            first.add(new Day(row.getString(0), row.getLocalDate(1)));
            count = row.getLong(2);
        }
        return new Unsealed(count, first);
    }
}
