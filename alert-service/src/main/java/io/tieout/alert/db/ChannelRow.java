package io.tieout.alert.db;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.tieout.alert.app.Channels;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A channel as an operator edits it. Secrets are sealed before they come here.
@Entity
@Table(name = "channel")
class ChannelRow extends PanacheEntityBase {

    @Id
    UUID id;

    @Column
    String tenant;

    @Column
    String name;

    @Column
    String kind;

    @Column
    @Nullable
    String url;

    @Column
    byte @Nullable [] secret;

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Column(name = "previous_secret_until")
    @Nullable
    Instant previousSecretUntil;

    @Column(name = "recipient")
    String[] recipients = {};

    @Column(name = "is_enabled")
    boolean isEnabled;

    @Column(name = "disabled_reason")
    @Nullable
    String disabledReason;

    @Version
    @Column
    int version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt = Instant.now();

    @Column(name = "changed_at")
    Instant changedAt = Instant.now();

    Channels.Kept kept() {
        ChannelColumns columns = new ChannelColumns(tenant, id, name, kind, url, secret, null, recipients, isEnabled);
        return new Channels.Kept(columns.toChannel(), version, createdAt, changedAt, disabledReason);
    }
}
