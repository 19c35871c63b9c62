package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.pair.Bond;
import io.tieout.recon.domain.pair.Bonds;
import io.tieout.recon.domain.pair.EndKey;
import io.tieout.recon.domain.pair.EndSide;
import io.tieout.recon.domain.pair.Face;
import io.tieout.recon.domain.pair.LooseEnd;
import io.tieout.reconcile.domain.Stage;
import io.tieout.reconcile.domain.Traits;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// What is open on one side alone, and what it is tied to.
final class PairRows {

    /// All that makes up a loose end.
    static final String END = """
            o.tenant, o.rule, o.item_key, o.currency, o.unit_id, o.side, o.entity, o.kind, o.name, o.words,
                   o.traits, o.amount_minor, o.business_date, o.legs""";

    /// In one order, after the locks of the units. One that goes on in another unit need not be looked at again.
    private static final String OPEN = """
            INSERT INTO loose_end AS l (tenant, rule, item_key, currency, unit_id, side, entity, kind, name, words,
                   traits, amount_minor, business_date, legs)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[],
                   $8::text[], $9::text[], $10::text[], $11::text[], $12::bigint[], $13::date[], $14::text[])
            ON CONFLICT (tenant, rule, item_key, currency) DO UPDATE
               SET unit_id = excluded.unit_id, side = excluded.side, entity = excluded.entity, kind = excluded.kind,
                   name = excluded.name, words = excluded.words, traits = excluded.traits,
                   amount_minor = excluded.amount_minor,
                   business_date = excluded.business_date, legs = excluded.legs, is_open = true,
                   looked_at = l.looked_at AND l.is_open
                       AND (l.side, l.entity, l.kind, l.name, l.words, l.traits, l.amount_minor, l.business_date)
                         = (excluded.side, excluded.entity, excluded.kind, excluded.name, excluded.words,
                            excluded.traits, excluded.amount_minor, excluded.business_date)
             WHERE NOT l.is_open
                OR (l.unit_id, l.side, l.entity, l.kind, l.name, l.words, l.traits, l.amount_minor, l.business_date,
                    l.legs)
                   IS DISTINCT FROM
                   (excluded.unit_id, excluded.side, excluded.entity, excluded.kind, excluded.name, excluded.words,
                    excluded.traits, excluded.amount_minor, excluded.business_date, excluded.legs)""";

    private static final String CLOSE = """
            UPDATE loose_end l SET is_open = false, looked_at = false
              FROM unnest($1::text[], $2::uuid[]) AS u (tenant, id)
             WHERE l.tenant = u.tenant AND l.unit_id = u.id AND l.is_open
               AND (l.tenant, l.rule, l.item_key, l.currency) NOT IN (
                   SELECT * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[]))""";

    private static final String KNOWN = """
            SELECT l.tenant, l.rule, l.item_key, l.currency, l.suggestions, m.pair_id
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS k (tenant, rule, item_key, currency)
              JOIN loose_end l ON l.tenant = k.tenant AND l.rule = k.rule AND l.item_key = k.item_key
               AND l.currency = k.currency
              LEFT JOIN pair_member m ON m.tenant = l.tenant AND m.rule = l.rule AND m.side = l.side
               AND m.item_key = l.item_key AND m.currency = l.currency
             WHERE m.pair_id IS NOT NULL OR l.suggestions IS NOT NULL""";

    /// Of a pair of which one end is open no more the others are not enough, which the pure part sees.
    private static final String MEMBERS = """
            SELECT m.pair_id, m.stage, m.score, %s
              FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::uuid[]) AS p (tenant, pair_id)) p
              JOIN pair_member m ON m.tenant = p.tenant AND m.pair_id = p.pair_id
              JOIN loose_end o ON o.tenant = m.tenant AND o.rule = m.rule AND o.side = m.side
               AND o.item_key = m.item_key AND o.currency = m.currency
             WHERE o.is_open""".formatted(END);

    /// A unit with what each rule found in it by itself.
    record Raw(UnitLegs unit, List<Refolding.Folded> folds) {}

    /// A loose end with where it stands.
    record Owned(String tenant, UUID unitId, LooseEnd end) {
        Transaction unit() {
            return new Transaction(tenant, unitId);
        }
    }

    /// Of one tenant.
    record Key(String tenant, EndKey end) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byTenant = tenant.compareTo(other.tenant);
            return byTenant != 0 ? byTenant : end.compareTo(other.end);
        }
    }

    private PairRows() {}

    /// Writes what is open in units and completes with what is known of it, by tenant.
    ///
    /// @param older units of which something may be open that no longer is
    static Uni<Map<String, Bonds>> keep(
            SqlConnection connection, Refolding refolding, List<Raw> units, Collection<Transaction> older) {
        if (!refolding.pairs()) {
            return Uni.createFrom().item(Map.of());
        }
        TreeMap<Key, Owned> ends = new TreeMap<>();
        for (Raw raw : units) {
            String tenant = raw.unit().tenant();
            raw.folds()
                    .forEach(folded -> folded.ends()
                            .forEach(end -> ends.put(
                                    new Key(tenant, end.key()),
                                    new Owned(tenant, raw.unit().id(), end))));
        }
        return open(connection, ends.values())
                .chain(() -> close(connection, older, ends.keySet()))
                .chain(() -> known(connection, ends.keySet()));
    }

    private static Uni<Void> open(SqlConnection connection, Collection<Owned> ends) {
        if (ends.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(OPEN)
                .execute(Columns.of(ends)
                        .texts(Owned::tenant)
                        .texts(each -> each.end().key().rule())
                        .texts(each -> each.end().key().itemKey())
                        .texts(each -> each.end().key().currency())
                        .uuids(Owned::unitId)
                        .texts(each -> each.end().side().code())
                        .texts(each -> each.end().entity())
                        .texts(each -> each.end().face().kind())
                        .texts(each -> each.end().face().name())
                        .texts(each -> each.end().face().words())
                        .texts(each -> each.end().face().traits().toString())
                        .longs(each -> each.end().amount().minor())
                        .dates(each -> each.end().date())
                        .texts(each ->
                                each.end().legs().stream().map(UUID::toString).collect(Collectors.joining(" ")))
                        .tuple())
                .replaceWithVoid();
    }

    private static Uni<Void> close(SqlConnection connection, Collection<Transaction> older, Collection<Key> open) {
        if (older.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(CLOSE)
                .execute(Roots.keys(older)
                        .same(open.stream().map(Key::tenant).toArray(String[]::new))
                        .same(open.stream().map(key -> key.end().rule()).toArray(String[]::new))
                        .same(open.stream().map(key -> key.end().itemKey()).toArray(String[]::new))
                        .same(open.stream().map(key -> key.end().currency()).toArray(String[]::new))
                        .tuple())
                .replaceWithVoid();
    }

    private static Uni<Map<String, Bonds>> known(SqlConnection connection, Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(KNOWN).execute(keys(keys).tuple()).chain(rows -> {
            Map<Key, UUID> pairs = new HashMap<>();
            Map<String, Map<EndKey, List<Candidate>>> suggestions = new HashMap<>();
            for (Row row : rows) {
                Key key = key(row);
                String json = row.getString("suggestions");
                if (row.getUUID("pair_id") != null) {
                    pairs.put(key, row.getUUID("pair_id"));
                } else if (json != null) {
                    suggestions
                            .computeIfAbsent(key.tenant(), _ -> new HashMap<>())
                            .put(key.end(), DetailJson.readCandidates(json));
                }
            }
            return members(connection, pairs).map(bonds -> byTenant(bonds, suggestions));
        });
    }

    private static Map<String, Bonds> byTenant(
            Map<String, Map<EndKey, Bond>> bonds, Map<String, Map<EndKey, List<Candidate>>> suggestions) {
        Map<String, Bonds> known = new HashMap<>();
        bonds.forEach((tenant, of) -> known.put(tenant, new Bonds(of, suggestions.getOrDefault(tenant, Map.of()))));
        suggestions.forEach((tenant, of) -> known.putIfAbsent(tenant, new Bonds(Map.of(), of)));
        return known;
    }

    private static Uni<Map<String, Map<EndKey, Bond>>> members(SqlConnection connection, Map<Key, UUID> pairs) {
        if (pairs.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(MEMBERS)
                .execute(Columns.of(pairs.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .uuids(Map.Entry::getValue)
                        .tuple())
                .map(rows -> bonds(rows));
    }

    private static Map<String, Map<EndKey, Bond>> bonds(RowSet<Row> rows) {
        Map<UUID, List<Row>> byPair = new HashMap<>();
        for (Row row : rows) {
            byPair.computeIfAbsent(row.getUUID("pair_id"), _ -> new ArrayList<>())
                    .add(row);
        }
        Map<String, Map<EndKey, Bond>> bonds = new HashMap<>();
        byPair.values().forEach(members -> {
            Row first = members.getFirst();
            Bond bond = new Bond(
                    Coded.of(Stage.class, first.getString("stage")),
                    first.getInteger("score"),
                    members.stream().map(row -> end(row).end()).toList());
            Map<EndKey, Bond> ofTenant = bonds.computeIfAbsent(first.getString("tenant"), _ -> new HashMap<>());
            bond.ends().forEach(end -> ofTenant.put(end.key(), bond));
        });
        return bonds;
    }

    static Columns<Key> keys(Collection<Key> keys) {
        return Columns.of(keys)
                .texts(Key::tenant)
                .texts(key -> key.end().rule())
                .texts(key -> key.end().itemKey())
                .texts(key -> key.end().currency());
    }

    static Key key(Row row) {
        return new Key(
                row.getString("tenant"),
                new EndKey(row.getString("rule"), row.getString("item_key"), row.getString("currency")));
    }

    static Owned end(Row row) {
        Key key = key(row);
        String legs = row.getString("legs");
        return new Owned(
                key.tenant(),
                row.getUUID("unit_id"),
                new LooseEnd(
                        key.end(),
                        Coded.of(EndSide.class, row.getString("side")),
                        row.getString("entity"),
                        new Face(
                                row.getString("kind"),
                                row.getString("name"),
                                row.getString("words"),
                                Traits.parse(row.getString("traits"))),
                        Money.of(row.getLong("amount_minor"), key.end().currency()),
                        row.getLocalDate("business_date"),
                        legs.isEmpty()
                                ? List.of()
                                : Arrays.stream(legs.split(" ", -1))
                                        .map(UUID::fromString)
                                        .toList()));
    }
}
