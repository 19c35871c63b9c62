package io.tieout.recon.db;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Decision;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.KeyId;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.fixture.Units;
import io.tieout.test.TestStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the tables hold of one tenant.
record Rows(TestStack stack, String tenant) {

    private static final String ITEMS = """
            SELECT rule || ' ' || rule_key, currency, transaction_id, entity, status, order_ref, order_value, business_date,
                   source_count, source_minor, target_count, target_minor, breaks_minor, timing_minor, break_id
              FROM match_item WHERE tenant = ?""";

    /// Texts of items by key, breaks by rule key, and due times by transaction.
    record Kept(SortedMap<String, String> items, SortedMap<String, Break> breaks, SortedMap<String, String> dues) {

        /// What the pure part makes of all arrivals at once.
        static Kept of(Refolding refolding, List<Arrival> arrivals) {
            Kept kept = new Kept(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
            SortedMap<Transaction, Set<Leg>> legs = new TreeMap<>();
            arrivals.forEach(each -> legs.computeIfAbsent(
                            new Transaction(each.tenant(), each.transactionId()), _ -> new LinkedHashSet<>())
                    .add(each.leg()));
            legs.forEach((transaction, all) ->
                    kept.add(new UnitLegs(transaction.tenant(), transaction.id(), List.copyOf(all)), refolding));
            if (!arrivals.isEmpty()) {
                kept.addByReference(refolding, arrivals);
            }
            return kept;
        }

        private void addByReference(Refolding refolding, List<Arrival> arrivals) {
            String tenant = arrivals.getFirst().tenant();
            Map<Leg, UUID> transactions = new HashMap<>();
            arrivals.forEach(each -> transactions.putIfAbsent(each.leg(), each.transactionId()));
            Units.byReference(transactions.keySet(), refolding.rules()::placeOf).forEach((key, all) -> {
                UUID first = transactions.get(Collections.min(all, Leg.BY_TIME));
                Sums sums =
                        Sums.of(key, transactions.keySet(), refolding.rules()::partsOf, timed(refolding.rules(), all));
                add(new UnitLegs(tenant, KeyId.of(tenant, key), key, first, all, sums), refolding);
            });
        }

        private static Set<Sums.UpTo> timed(RuleBook rules, List<Leg> legs) {
            return rules.rules().stream()
                    .flatMap(rule -> rule.timedSums(legs).stream())
                    .collect(Collectors.toSet());
        }

        private void add(UnitLegs unit, Refolding refolding) {
            add(refolding.decide(unit, refolding.fold(unit), List.of()), refolding);
        }

        private void add(Decision decision, Refolding refolding) {
            decision.items().forEach((rule, ofRule) -> {
                for (MatchItem item : ofRule) {
                    UUID breakId =
                            item.finding() == null ? null : refolding.breakId(decision.tenant(), rule, item.finding());
                    items.put(rule + " " + keyOf(item), textOf(item, decision.unitId(), breakId));
                }
            });
            decision.changed().forEach(each -> breaks.put(keyOf(each), each));
            Instant due = decision.nextDueAt();
            if (due != null) {
                dues.put(decision.unitId().toString(), due.toString());
            }
        }

        private static String keyOf(MatchItem item) {
            return item.key() + " " + item.source().currency();
        }

        private static String textOf(MatchItem item, UUID transactionId, @Nullable UUID breakId) {
            return String.join(
                    " ",
                    transactionId.toString(),
                    item.entity(),
                    item.status().code(),
                    String.valueOf(item.order()),
                    String.valueOf(item.order() == null ? null : item.order().value()),
                    item.businessDate().toString(),
                    item.sourceCount() + " " + item.source().minor(),
                    item.targetCount() + " " + item.target().minor(),
                    item.breaks().minor() + " " + item.timing().minor(),
                    String.valueOf(breakId));
        }

        /// Rule key and class of what is open, in order.
        List<String> open() {
            return breaks.values().stream()
                    .map(Break::state)
                    .filter(state -> state.status() == BreakStatus.OPEN)
                    .map(state -> state.ruleKey() + " " + state.breakClass().code())
                    .sorted()
                    .toList();
        }

        private static String keyOf(Break each) {
            BreakState state = each.state();
            return state.ruleKey() + " " + state.delta().currency() + " " + state.breakId();
        }
    }

    Kept now() {
        Kept kept = new Kept(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        try (Connection connection = stack.connect("recon", "recon_writer")) {
            each(connection, ITEMS, row -> kept.items().put(row.getString(1) + " " + row.getString(2), text(row)));
            each(connection, "SELECT state::text, detail::text FROM break WHERE tenant = ?", row -> {
                Break found = new Break(BreakRows.state(row.getString(1)), DetailJson.read(row.getString(2)));
                kept.breaks().put(Kept.keyOf(found), found);
            });
            each(
                    connection,
                    "SELECT transaction_id, next_due_at FROM recon_transaction"
                            + " WHERE next_due_at IS NOT NULL AND tenant = ?",
                    row -> kept.dues()
                            .put(
                                    row.getString(1),
                                    row.getTimestamp(2).toInstant().toString()));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return kept;
    }

    /// Every kept sum: whose it is, which, of how many parts, and what it comes to.
    List<String> sums() {
        List<String> sums = new ArrayList<>();
        try (Connection connection = stack.connect("recon", "recon_writer")) {
            each(
                    connection,
                    "SELECT key_id, sum_id, sum(parts), sum(minor), currency FROM total_sum WHERE tenant = ?"
                            + " GROUP BY key_id, sum_id, currency",
                    row -> sums.add(row.getString(1) + " " + row.getString(2) + " " + row.getLong(3) + " "
                            + Money.of(row.getLong(4), row.getString(5))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return sums;
    }

    /// Every row of what sources told by the hour.
    List<String> hours() {
        List<String> hours = new ArrayList<>();
        try (Connection connection = stack.connect("recon", "recon_writer")) {
            each(
                    connection,
                    "SELECT source, hour, role, entity, type, about, currency, occurred, arrived, minor FROM feed_hour"
                            + " WHERE tenant = ?",
                    row -> hours.add(String.join(
                            " ",
                            row.getString(1),
                            row.getTimestamp(2).toInstant().toString(),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getString(10))));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return hours;
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> parts = new ArrayList<>();
        for (int column = 3; column <= 15; column++) {
            parts.add(String.valueOf(row.getString(column)));
        }
        return String.join(" ", parts);
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private void each(Connection connection, String sql, Reading reading) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    reading.row(found);
                }
            }
        }
    }
}
