package io.tieout.alert.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertRules;
import io.tieout.alert.domain.AlertRule;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Rules through Hibernate Reactive.
@ApplicationScoped
class HrAlertRules implements AlertRules {

    private static final String WANTS_SWEEP =
            "UPDATE tenant_watch SET swept_on = NULL, revision = revision + 1 WHERE tenant = :tenant";

    private static final String OPEN_CURRENCIES = """
            SELECT DISTINCT currency FROM watched_break
            WHERE is_open AND (cardinality($1::text[]) = 0 OR break_rule = ANY ($1))
                AND (cardinality($2::text[]) = 0 OR break_class = ANY ($2))
                AND (cardinality($3::text[]) = 0 OR entity = ANY ($3))
                AND (cardinality($4::text[]) = 0 OR currency = ANY ($4))""";

    private final TenantSessions sessions;
    private final TenantTx tx;
    private final RuleTable table;

    HrAlertRules(TenantSessions sessions, TenantTx tx, RuleTable table) {
        this.sessions = sessions;
        this.tx = tx;
        this.table = table;
    }

    @Override
    public Uni<List<Kept>> list(String tenant, PageRequest page) {
        Cursor after = page.after();
        String from = after == null ? "" : after.text(0);
        return seeded(tenant)
                .chain(() -> sessions.inTenant(
                        tenant,
                        () -> AlertRuleRow.<AlertRuleRow>find("name > ?1 order by name", from)
                                .range(0, page.limit() - 1)
                                .list()))
                .map(rows -> rows.stream().map(AlertRuleRow::kept).toList());
    }

    @Override
    public Uni<Optional<Kept>> find(String tenant, UUID id) {
        return seeded(tenant)
                .chain(() -> sessions.inTenant(tenant, () -> AlertRuleRow.<AlertRuleRow>findById(id)))
                .map(row -> Optional.ofNullable(row).map(AlertRuleRow::kept));
    }

    @Override
    public Uni<Added> add(AlertRule rule) {
        return seeded(rule.tenant())
                .chain(() -> sessions.inTenantAgainstOthers(
                        rule.tenant(),
                        () -> named(rule.name())
                                .chain(present -> present.isPresent()
                                        ? Uni.createFrom()
                                                .item(new Added(present.get().kept(), false))
                                        : persist(rule))));
    }

    private static Uni<Added> persist(AlertRule rule) {
        AlertRuleRow row = new AlertRuleRow();
        row.id = rule.id();
        row.tenant = rule.tenant();
        row.fill(rule);
        return row.<AlertRuleRow>persistAndFlush()
                .call(() -> wantSweep(rule.tenant()))
                .map(kept -> new Added(kept.kept(), true));
    }

    @Override
    public Uni<Replaced> replace(AlertRule rule, Optional<Integer> version) {
        return sessions.inTenantAgainstOthers(
                rule.tenant(),
                () -> AlertRuleRow.<AlertRuleRow>findById(rule.id())
                        .chain(row -> row == null
                                ? Uni.createFrom().item(new Replaced.Unknown())
                                : replace(row, rule, version)));
    }

    private static Uni<Replaced> replace(AlertRuleRow row, AlertRule rule, Optional<Integer> version) {
        if (version.isPresent() && version.get() != row.version) {
            return Uni.createFrom().item(new Replaced.Stale(row.version));
        }
        return named(rule.name()).chain(other -> {
            if (other.isPresent() && !other.get().id.equals(row.id)) {
                return Uni.createFrom().item(new Replaced.NameTaken());
            }
            row.fill(rule);
            row.changedAt = Instant.now();
            return row.<AlertRuleRow>persistAndFlush()
                    .call(() -> wantSweep(rule.tenant()))
                    .map(kept -> new Replaced.Done(kept.kept()));
        });
    }

    @Override
    public Uni<Boolean> remove(String tenant, UUID id) {
        return sessions.inTenant(
                tenant,
                () -> AlertRuleRow.delete("id", id)
                        .call(() -> wantSweep(tenant))
                        .map(removed -> removed > 0));
    }

    @Override
    public Uni<Set<Currency>> unwatched(AlertRule rule) {
        RuleColumns columns = RuleColumns.of(rule);
        Tuple scope = Columns.tuple(columns.breakRule(), columns.breakClass(), columns.entity(), columns.currency());
        return tx.inTenantTx(
                        rule.tenant(),
                        connection -> connection.preparedQuery(OPEN_CURRENCIES).execute(scope))
                .map(found -> Columns.rows(found, row -> Money.currencyOf(row.getString("currency"))).stream()
                        .filter(currency -> rule.thresholdIn(currency).isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Uni<Void> seeded(String tenant) {
        return tx.inTenantTx(tenant, connection -> table.seed(connection, tenant));
    }

    private static Uni<Optional<AlertRuleRow>> named(String name) {
        return AlertRuleRow.<AlertRuleRow>find("name", name).firstResult().map(Optional::ofNullable);
    }

    /// In the same database transaction as the change, so that no crash can separate the two.
    private static Uni<Integer> wantSweep(String tenant) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(WANTS_SWEEP)
                        .setParameter("tenant", tenant)
                        .executeUpdate());
    }
}
