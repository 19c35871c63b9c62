package io.tieout.alert.db;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.app.Channels;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.Target;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Channels through Hibernate Reactive.
@ApplicationScoped
class HrChannels implements Channels {

    private static final String RULES = "SELECT name FROM alert_rule WHERE :id = ANY (channel_id) ORDER BY name";

    private final TenantSessions sessions;
    private final AlertSettings settings;

    HrChannels(TenantSessions sessions, AlertSettings settings) {
        this.sessions = sessions;
        this.settings = settings;
    }

    @Override
    public Uni<List<Kept>> list(String tenant, PageRequest page) {
        Cursor after = page.after();
        String from = after == null ? "" : after.text(0);
        return sessions.inTenant(
                        tenant,
                        () -> ChannelRow.<ChannelRow>find("name > ?1 order by name", from)
                                .range(0, page.limit() - 1)
                                .list())
                .map(rows -> rows.stream().map(ChannelRow::kept).toList());
    }

    @Override
    public Uni<Optional<Kept>> find(String tenant, UUID id) {
        return sessions.inTenant(tenant, () -> ChannelRow.<ChannelRow>findById(id))
                .map(row -> Optional.ofNullable(row).map(ChannelRow::kept));
    }

    @Override
    public Uni<Added> add(Channel channel) {
        return sessions.inTenantAgainstOthers(
                channel.tenant(),
                () -> named(channel.name())
                        .chain(present -> present.isPresent()
                                ? Uni.createFrom().item(new Added(present.get().kept(), false))
                                : persist(channel)));
    }

    private Uni<Added> persist(Channel channel) {
        ChannelRow row = new ChannelRow();
        row.id = channel.id();
        row.tenant = channel.tenant();
        row.kind = channel.kind().code();
        fill(row, channel);
        return row.<ChannelRow>persistAndFlush().map(kept -> new Added(kept.kept(), true));
    }

    @Override
    public Uni<Replaced> replace(Channel channel, Optional<Integer> version) {
        return sessions.inTenantAgainstOthers(
                channel.tenant(),
                () -> ChannelRow.<ChannelRow>findById(channel.id())
                        .chain(row -> row == null
                                ? Uni.createFrom().item(new Replaced.Unknown())
                                : replace(row, channel, version)));
    }

    private Uni<Replaced> replace(ChannelRow row, Channel channel, Optional<Integer> version) {
        if (version.isPresent() && version.get() != row.version) {
            return Uni.createFrom().item(new Replaced.Stale(row.version));
        }
        if (!row.kind.equals(channel.kind().code())) {
            return Uni.createFrom().item(new Replaced.OtherKind());
        }
        return named(channel.name()).chain(other -> {
            if (other.isPresent() && !other.get().id.equals(row.id)) {
                return Uni.createFrom().item(new Replaced.NameTaken());
            }
            fill(row, channel);
            return row.<ChannelRow>persistAndFlush().map(kept -> new Replaced.Done(kept.kept()));
        });
    }

    @Override
    public Uni<Removed> remove(String tenant, UUID id) {
        return sessions.inTenant(
                tenant,
                () -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(RULES, String.class)
                                .setParameter("id", id)
                                .getResultList())
                        .chain(rules -> rules.isEmpty()
                                ? ChannelRow.delete("id", id)
                                        .map(removed -> removed > 0 ? new Removed.Done() : new Removed.Unknown())
                                : Uni.createFrom().item(new Removed.InUse(rules))));
    }

    @Override
    public Uni<Set<UUID>> unknown(String tenant, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return sessions.inTenant(
                        tenant,
                        () -> ChannelRow.<ChannelRow>find("id in ?1", ids).list())
                .map(found -> {
                    Set<UUID> unknown = new HashSet<>(ids);
                    found.forEach(row -> unknown.remove(row.id));
                    return unknown;
                });
    }

    private void fill(ChannelRow row, Channel channel) {
        row.name = channel.name();
        row.isEnabled = channel.isEnabled();
        row.disabledReason = null;
        row.changedAt = Instant.now();
        switch (channel.target()) {
            case Target.Webhook webhook -> {
                row.url = webhook.url();
                if (!webhook.sealedSecrets().isEmpty()) {
                    row.previousSecret = row.secret;
                    row.previousSecretUntil =
                            Instant.now().plus(settings.webhook().secretOverlap());
                    row.secret = webhook.sealedSecrets().getFirst();
                }
            }
            case Target.Email email -> row.recipients = email.recipients().toArray(String[]::new);
        }
    }

    private static Uni<Optional<ChannelRow>> named(String name) {
        return ChannelRow.<ChannelRow>find("name", name).firstResult().map(Optional::ofNullable);
    }
}
