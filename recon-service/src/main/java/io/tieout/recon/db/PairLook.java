package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.pair.Block;
import io.tieout.recon.domain.pair.Bond;
import io.tieout.recon.domain.pair.EndKey;
import io.tieout.recon.domain.pair.LooseEnd;
import io.tieout.recon.domain.pair.Pairing;
import io.tieout.recon.domain.pair.Pairing.Paired;
import io.tieout.reconcile.domain.PairTerms;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One look at one block: ties all that is open in it anew, and folds the units of which that changes anything.
///
/// What is open is written under the locks of its units, and these are held here too. So is everything that follows,
/// and nobody sees a record with its counterpart's amount while the counterpart still has it.
record PairLook(SqlConnection connection, Matches.OpenBlock block, Refolding refolding) {

    static final String BLOCKS = """
            SELECT DISTINCT tenant, rule, entity, currency, kind FROM loose_end WHERE NOT looked_at
             ORDER BY 1, 2, 3, 4, 5 LIMIT $1""";

    private static final String OF_BLOCK =
            " WHERE o.tenant = $1 AND o.rule = ANY ($2::text[]) AND o.entity = $3 AND o.currency = $4 AND o.kind = $5";

    private static final String COUNT = "SELECT count(*) FROM (SELECT 1 FROM loose_end o" + OF_BLOCK
            + " AND o.is_open LIMIT " + (Matches.BLOCK_MAX + 1) + ") AS few";

    private static final String PAIRS = " LEFT JOIN pair_member m ON m.tenant = o.tenant AND m.rule = o.rule"
            + " AND m.side = o.side AND m.item_key = o.item_key AND m.currency = o.currency";

    /// Of a block with too many only what a former look said something of.
    private static final String WANTED =
            OF_BLOCK + " AND (NOT $6::boolean OR m.pair_id IS NOT NULL OR o.suggestions IS NOT NULL)";

    private static final String UNITS =
            "SELECT DISTINCT o.tenant, o.unit_id FROM loose_end o" + PAIRS + WANTED + " AND o.is_open";

    private static final String LOCK = """
            SELECT r.tenant, r.transaction_id
              FROM recon_transaction r
              JOIN unnest($1::text[], $2::uuid[]) AS t (tenant, id)
                ON r.tenant = t.tenant AND r.transaction_id = t.id
             ORDER BY r.summed, r.tenant, r.transaction_id
               FOR UPDATE OF r""";

    private static final String ENDS = "SELECT o.is_open, o.suggestions, m.pair_id, m.score, " + PairRows.END
            + " FROM loose_end o" + PAIRS + WANTED;

    private static final String UNTIE = """
            DELETE FROM pair_member m
             USING unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS k (tenant, rule, item_key, currency)
             WHERE m.tenant = k.tenant AND m.rule = k.rule AND m.item_key = k.item_key AND m.currency = k.currency""";

    private static final String TIE = """
            INSERT INTO pair_member (tenant, rule, item_key, currency, side, pair_id, stage, score, rule_version,
                   tied_at)
            SELECT k.*, $10::timestamptz
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[],
                   $8::integer[], $9::integer[]) AS k""";

    private static final String LOOKED_AT = """
            UPDATE loose_end l SET looked_at = true, suggestions = k.suggestions
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
                AS k (tenant, rule, item_key, currency, suggestions)
             WHERE l.tenant = k.tenant AND l.rule = k.rule AND l.item_key = k.item_key AND l.currency = k.currency
               AND l.is_open AND (NOT l.looked_at OR l.suggestions IS DISTINCT FROM k.suggestions)""";

    private static final String LEFT_ALONE =
            "UPDATE loose_end o SET looked_at = true" + OF_BLOCK + " AND NOT looked_at";

    private static final String FORGET = "DELETE FROM loose_end o" + OF_BLOCK + " AND NOT o.is_open";

    /// One end as it was before the look.
    private record Before(
            PairRows.Owned owned,
            boolean isOpen,
            @Nullable String suggestions,
            @Nullable UUID pairId,
            @Nullable Integer score) {
        PairRows.Key key() {
            return new PairRows.Key(owned.tenant(), owned.end().key());
        }
    }

    /// One end as it is tied now.
    private record Now(PairRows.Key key, LooseEnd end, UUID pairId, Bond bond) {}

    Uni<Matches.Paired> look() {
        return connection
                .preparedQuery(COUNT)
                .execute(ofBlock())
                .chain(rows -> look(rows.iterator().next().getLong(0) > Matches.BLOCK_MAX));
    }

    private Uni<Matches.Paired> look(boolean isTooMany) {
        Tuple wanted = ofBlock().addBoolean(isTooMany);
        return connection.preparedQuery(UNITS).execute(wanted).chain(rows -> {
            Set<Transaction> units = new TreeSet<>();
            for (Row row : rows) {
                units.add(new Transaction(row.getString(0), row.getUUID(1)));
            }
            return lock(units)
                    .chain(() -> connection.preparedQuery(ENDS).execute(wanted))
                    .map(ends -> before(ends, units))
                    .chain(before -> paired(before, isTooMany)
                            .call(() -> isTooMany
                                    ? connection.preparedQuery(LEFT_ALONE).execute(ofBlock())
                                    : Uni.createFrom().voidItem())
                            .chain(paired -> write(before, paired)));
        });
    }

    /// One that opened meanwhile, in a unit that is not locked, has the block looked at again.
    private static List<Before> before(RowSet<Row> ends, Set<Transaction> units) {
        List<Before> before = new ArrayList<>();
        for (Row row : ends) {
            Before each = before(row);
            if (!each.isOpen() || units.contains(each.owned().unit())) {
                before.add(each);
            }
        }
        return before;
    }

    private Uni<Void> lock(Set<Transaction> units) {
        return units.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(LOCK)
                        .execute(Roots.keys(units).tuple())
                        .replaceWithVoid();
    }

    private Tuple ofBlock() {
        Block of = block.block();
        String[] rules = refolding.rules().pairedWith(of.rule()).toArray(String[]::new);
        return Tuple.of(block.tenant(), rules, of.entity(), of.currency(), of.kind());
    }

    private static Before before(Row row) {
        return new Before(
                PairRows.end(row),
                row.getBoolean("is_open"),
                row.getString("suggestions"),
                row.getUUID("pair_id"),
                row.getInteger("score"));
    }

    /// Away from the event loop: some millions of sums may have to be looked at.
    private Uni<Paired> paired(List<Before> before, boolean isTooMany) {
        PairTerms terms =
                refolding.rules().find(block.block().rule()).map(Rule::pairs).orElse(null);
        if (terms == null) {
            return Uni.createFrom().item(Paired.NOTHING);
        }
        if (isTooMany) {
            String note = "more than " + Matches.BLOCK_MAX + " are open, so nothing is tied";
            return Uni.createFrom().item(new Paired(List.of(), Map.of(), List.of(note)));
        }
        List<LooseEnd> ends = before.stream()
                .filter(Before::isOpen)
                .map(each -> each.owned().end())
                .toList();
        return Uni.createFrom()
                .completionStage(() -> Objects.requireNonNull(Vertx.currentContext(), "no context")
                        .executeBlocking(() -> Pairing.of(ends, terms))
                        .toCompletionStage());
    }

    private Uni<Matches.Paired> write(List<Before> all, Paired paired) {
        Map<PairRows.Key, Now> now = now(paired);
        Map<EndKey, String> suggestions = new HashMap<>();
        paired.suggestions().forEach((key, near) -> suggestions.put(key, DetailJson.writeCandidates(near)));
        Set<Transaction> changed = new TreeSet<>();
        List<PairRows.Key> untied = new ArrayList<>();
        List<Now> tied = new ArrayList<>();
        for (Before each : all) {
            Now tie = now.get(each.key());
            boolean isSame = Objects.equals(each.pairId(), tie == null ? null : tie.pairId())
                    && (tie == null || Objects.equals(each.score(), tie.bond().score()));
            if (!isSame && each.pairId() != null) {
                untied.add(each.key());
            }
            if (!isSame && tie != null) {
                tied.add(tie);
            }
            if (each.isOpen()
                    && (!isSame
                            || !Objects.equals(
                                    each.suggestions(),
                                    suggestions.get(each.key().end())))) {
                changed.add(each.owned().unit());
            }
        }
        List<Before> open = all.stream().filter(Before::isOpen).toList();
        return execute(UNTIE, PairRows.keys(untied), untied)
                .chain(() -> tie(tied))
                .chain(() -> execute(
                        LOOKED_AT,
                        PairRows.keys(open.stream().map(Before::key).toList())
                                .same(open.stream()
                                        .map(each -> suggestions.get(each.key().end()))
                                        .toArray(String[]::new)),
                        open))
                .chain(() -> connection.preparedQuery(FORGET).execute(ofBlock()))
                .chain(() -> refold(changed))
                .map(unpublished -> new Matches.Paired(tied.size(), untied.size(), paired.notes(), unpublished));
    }

    private Map<PairRows.Key, Now> now(Paired paired) {
        Map<PairRows.Key, Now> now = new TreeMap<>();
        for (Bond bond : paired.bonds()) {
            UUID id = bond.id(block.tenant());
            for (LooseEnd end : bond.ends()) {
                PairRows.Key key = new PairRows.Key(block.tenant(), end.key());
                now.put(key, new Now(key, end, id, bond));
            }
        }
        return now;
    }

    private Uni<Void> execute(String sql, Columns<?> columns, Collection<?> rows) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(columns.tuple()).replaceWithVoid();
    }

    private Uni<Void> tie(List<Now> tied) {
        return execute(
                TIE,
                Columns.of(tied)
                        .texts(each -> each.key().tenant())
                        .texts(each -> each.key().end().rule())
                        .texts(each -> each.key().end().itemKey())
                        .texts(each -> each.key().end().currency())
                        .texts(each -> each.end().side().code())
                        .uuids(Now::pairId)
                        .texts(each -> each.bond().stage().code())
                        .ints(each -> each.bond().score())
                        .ints(each -> version(each.key().end().rule()))
                        .same(refolding.at()),
                tied);
    }

    private int version(String rule) {
        return refolding.rules().find(rule).map(each -> each.terms().version()).orElse(0);
    }

    private Uni<List<Break>> refold(Set<Transaction> changed) {
        return changed.isEmpty()
                ? Uni.createFrom().item(List.of())
                : UnitRows.read(connection, changed, refolding.rules())
                        .chain(units -> new Refold(connection, refolding, changed, Map.of()).fold(units));
    }
}
