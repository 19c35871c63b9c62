package io.tieout.alert.db;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tieout.alert.app.AlertRules;
import io.tieout.alert.domain.AlertRule;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule as an operator edits it.
@Entity
@Table(name = "alert_rule")
class AlertRuleRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column
    String tenant;

    @Column
    String name;

    @Column
    String severity;

    @Column(name = "count_open")
    @Nullable
    Long countOpen;

    @Column(name = "age_days")
    @Nullable
    Integer ageDays;

    @Column(name = "amount_currency")
    String[] amountCurrency;

    @Column(name = "amount_minor")
    Long[] amountMinor;

    @Column(name = "break_rule")
    String[] breakRule;

    @Column(name = "break_class")
    String[] breakClass;

    @Column
    String[] entity;

    @Column
    String[] currency;

    @Column
    String incidents;

    @Column(name = "channel_id")
    UUID[] channelId;

    @Column(name = "is_enabled")
    boolean isEnabled;

    @Version
    @Column
    int version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.now();

    @Column(name = "changed_at")
    Instant changedAt = Instant.now();

    /// Takes everything but identity and dates from `rule`.
    void fill(AlertRule rule) {
        RuleColumns columns = RuleColumns.of(rule);
        name = columns.name();
        severity = columns.severity();
        countOpen = columns.countOpen();
        ageDays = columns.ageDays();
        amountCurrency = columns.amountCurrency();
        amountMinor = columns.amountMinor();
        breakRule = columns.breakRule();
        breakClass = columns.breakClass();
        entity = columns.entity();
        currency = columns.currency();
        incidents = columns.incidents();
        channelId = columns.channelId();
        isEnabled = columns.isEnabled();
    }

    AlertRules.Kept kept() {
        AlertRule rule = new RuleColumns(
                        tenant,
                        id,
                        name,
                        severity,
                        countOpen,
                        ageDays,
                        amountCurrency,
                        amountMinor,
                        breakRule,
                        breakClass,
                        entity,
                        currency,
                        incidents,
                        channelId,
                        isEnabled)
                .toRule();
        return new AlertRules.Kept(rule, version, createdAt, changedAt);
    }
}
