package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.rows;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.DefaultRules;
import io.tieout.alert.domain.AlertRule;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The rules as evaluations read them, and the defaults as tenants get them.
@ApplicationScoped
class RuleTable {

    private static final String FIRST_SEEN = """
            INSERT INTO tenant_watch (tenant) SELECT * FROM unnest($1::text[]) ON CONFLICT DO NOTHING RETURNING tenant""";

    private static final String SEED = """
            INSERT INTO alert_rule (tenant, id, name, severity, count_open, age_days, amount_currency, amount_minor,
                break_rule, break_class, entity, currency, incidents, channel_id, is_enabled)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT DO NOTHING""";

    private static final String OF_TENANTS = "SELECT * FROM alert_rule WHERE tenant = ANY ($1) ORDER BY tenant, name";

    private final DefaultRules defaults;

    RuleTable(DefaultRules defaults) {
        this.defaults = defaults;
    }

    /// Gives tenants that were never seen before their default rules; once, so that a deleted default stays deleted.
    Uni<Void> seed(SqlConnection connection, SortedSet<String> tenants) {
        return connection
                .preparedQuery(FIRST_SEEN)
                .execute(Tuple.of(tenants.toArray(String[]::new)))
                .map(found -> rows(found, row -> row.getString("tenant")).stream()
                        .flatMap(tenant -> defaults.of(tenant).stream())
                        .map(RuleColumns::of)
                        .map(RuleTable::parameters)
                        .toList())
                .chain(rules -> rules.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : connection.preparedQuery(SEED).executeBatch(rules).replaceWithVoid());
    }

    Uni<Void> seed(SqlConnection connection, String tenant) {
        return seed(connection, new TreeSet<>(List.of(tenant)));
    }

    Uni<Map<String, List<AlertRule>>> ofTenants(SqlConnection connection, SortedSet<String> tenants) {
        return connection
                .preparedQuery(OF_TENANTS)
                .execute(Tuple.of(tenants.toArray(String[]::new)))
                .map(found -> rows(found, RuleTable::rule).stream().collect(Collectors.groupingBy(AlertRule::tenant)));
    }

    private static AlertRule rule(Row row) {
        return new RuleColumns(
                        row.getString("tenant"),
                        row.getUUID("id"),
                        row.getString("name"),
                        row.getString("severity"),
                        row.getLong("count_open"),
                        row.getInteger("age_days"),
                        row.getArrayOfStrings("amount_currency"),
                        row.getArrayOfLongs("amount_minor"),
                        row.getArrayOfStrings("break_rule"),
                        row.getArrayOfStrings("break_class"),
                        row.getArrayOfStrings("entity"),
                        row.getArrayOfStrings("currency"),
                        row.getString("incidents"),
                        row.getArrayOfUUIDs("channel_id"),
                        row.getBoolean("is_enabled"))
                .toRule();
    }

    private static Tuple parameters(RuleColumns rule) {
        return Columns.tuple(
                rule.tenant(),
                rule.id(),
                rule.name(),
                rule.severity(),
                rule.countOpen(),
                rule.ageDays(),
                rule.amountCurrency(),
                rule.amountMinor(),
                rule.breakRule(),
                rule.breakClass(),
                rule.entity(),
                rule.currency(),
                rule.incidents(),
                rule.channelId(),
                rule.isEnabled());
    }
}
