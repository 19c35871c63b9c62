package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Numbers;
import io.tieout.recon.domain.Serial;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Reads where the numbers of the parts of a record are not one after the other. They are read when the total that
/// they are held against is stated, and not before: a store-day's receipts are read once, and once for each late one.
final class NumberRows {

    private static final String READ = """
            SELECT n.tenant, n.key_id, n.sum_id, n.series, n.number, n.parts, n.next
              FROM (SELECT p.tenant, p.key_id, p.sum_id, p.series, p.number, count(*) AS parts,
                           lead(p.number) OVER (PARTITION BY p.tenant, p.key_id, p.sum_id, p.series ORDER BY p.number)
                               AS next
                      FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS t (tenant, id, sum_id)
                      JOIN total_part p ON p.tenant = t.tenant AND p.key_id = t.id AND p.sum_id = t.sum_id
                     WHERE p.series IS NOT NULL AND p.business_date <= $4
                     GROUP BY 1, 2, 3, 4, 5) n
             WHERE n.parts > 1 OR n.next > n.number + 1
             ORDER BY 1, 2, 3, n.series COLLATE "C", n.number""";

    private final List<Wanted> wanted = new ArrayList<>();

    private record Wanted(Transaction unit, UUID sum) {}

    void add(Transaction unit, Set<UUID> sums) {
        sums.forEach(sum -> wanted.add(new Wanted(unit, sum)));
    }

    /// @param until the business date of the last parts that count
    Uni<Map<Transaction, Map<UUID, Numbers>>> read(SqlConnection connection, LocalDate until) {
        return wanted.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(READ)
                        .execute(Columns.of(wanted)
                                .texts(each -> each.unit().tenant())
                                .uuids(each -> each.unit().id())
                                .uuids(Wanted::sum)
                                .same(until)
                                .tuple())
                        .map(NumberRows::numbers);
    }

    private static Map<Transaction, Map<UUID, Numbers>> numbers(Iterable<Row> rows) {
        SortedMap<Transaction, Map<UUID, List<Numbers.Told>>> told = new TreeMap<>();
        for (Row row : rows) {
            told.computeIfAbsent(new Transaction(row.getString(0), row.getUUID(1)), _ -> new HashMap<>())
                    .computeIfAbsent(row.getUUID(2), _ -> new ArrayList<>())
                    .add(new Numbers.Told(
                            new Serial(row.getString(3), row.getLong(4)), row.getLong(5), row.getLong(6)));
        }
        SortedMap<Transaction, Map<UUID, Numbers>> numbers = new TreeMap<>();
        told.forEach((unit, bySum) -> {
            Map<UUID, Numbers> ofUnit = new HashMap<>();
            bySum.forEach((sum, all) -> ofUnit.put(sum, Numbers.of(all)));
            numbers.put(unit, ofUnit);
        });
        return numbers;
    }
}
