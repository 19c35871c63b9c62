package io.tieout.ledger.app;

import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.ActivePolicies.Active;
import io.tieout.ledger.domain.PolicyTimeline;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.policy.PolicyFile;
import io.tieout.ledger.policy.PolicyRefused;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The posting policies of each tenant: the configured one, read once (one that is refused stops the start), and the
/// active versions of the database.
///
/// Whoever books calls [#refresh] first, so nobody books by versions that are older than `tieout.ledger.policy-reload`;
/// and a version is activated for dates no nearer than `tieout.ledger.policy-notice`. docs/adr/0019 says why that
/// suffices.
@Startup
@ApplicationScoped
public class Policies {

    private static final Logger LOG = Logger.getLogger(Policies.class);

    /// What was loaded; `at` is of the machine's steady clock.
    private record Loaded(long at, Map<String, PolicyTimeline> byTenant, Map<String, PostingPolicy> bySha256) {}

    private final ActivePolicies versions;
    private final ConfiguredPolicy standard;
    private final Map<String, ConfiguredPolicy> byTenant = new HashMap<>();
    private final Duration reload;
    private volatile @Nullable Loaded loaded;

    /// A replayed day may pass in a second, so there nothing is fresh for long.
    @Inject
    Policies(LedgerSettings settings, ActivePolicies versions, BusinessClock clock) {
        this(settings, versions, clock.mode() == BusinessClock.Mode.REPLAY ? Duration.ZERO : settings.policyReload());
    }

    Policies(LedgerSettings settings, ActivePolicies versions, Duration reload) {
        this.versions = versions;
        this.reload = reload;
        if (settings.policyNotice().compareTo(reload) <= 0) {
            throw new IllegalArgumentException("tieout.ledger.policy-notice must be longer than policy-reload");
        }
        standard = ConfiguredPolicy.read(settings.policy());
        settings.tenantPolicies().forEach((tenant, file) -> byTenant.put(tenant, ConfiguredPolicy.read(file)));
        LOG.infof(
                "posting policy %s, other policies for %d tenants",
                standard.policy().id(), byTenant.size());
    }

    /// The versions of a tenant, as they were when last loaded.
    public PolicyTimeline of(String tenant) {
        Loaded present = loaded;
        PolicyTimeline timeline = present == null ? null : present.byTenant().get(tenant);
        return timeline == null ? PolicyTimeline.of(configured(tenant).policy()) : timeline;
    }

    /// Whether any version of any tenant settles residues, as they were when last loaded.
    boolean isAnySettling() {
        Loaded present = loaded;
        return Stream.concat(
                        Stream.concat(
                                Stream.of(standard.policy()),
                                byTenant.values().stream().map(ConfiguredPolicy::policy)),
                        present == null ? Stream.<PostingPolicy>empty() : present.bySha256().values().stream())
                .anyMatch(policy -> policy.settle() != null);
    }

    /// The version a tenant's configuration brings.
    public ConfiguredPolicy configured(String tenant) {
        return byTenant.getOrDefault(tenant, standard);
    }

    /// Loads the active versions unless that was done a moment ago.
    public Uni<Void> refresh() {
        Loaded present = loaded;
        boolean isFresh = present != null && System.nanoTime() - present.at() < reload.toNanos();
        return isFresh ? Uni.createFrom().voidItem() : reload();
    }

    /// Loads the active versions now.
    public Uni<Void> reload() {
        return Uni.createFrom().deferred(() -> {
            long now = System.nanoTime();
            Map<String, PostingPolicy> known = loaded == null ? Map.of() : loaded.bySha256();
            return versions.active(known.keySet())
                    .invoke(active -> loaded = load(now, known, active))
                    .replaceWithVoid();
        });
    }

    private Loaded load(long now, Map<String, PostingPolicy> known, List<Active> active) {
        Map<String, PostingPolicy> bySha256 = new HashMap<>();
        Map<String, List<PostingPolicy>> saved = new HashMap<>();
        for (Active version : active) {
            PostingPolicy policy = bySha256.computeIfAbsent(
                    version.sha256(), sha256 -> known.containsKey(sha256) ? known.get(sha256) : read(version));
            saved.computeIfAbsent(version.tenant(), _ -> new ArrayList<>()).add(policy);
        }
        Map<String, PolicyTimeline> timelines = new HashMap<>();
        saved.forEach((tenant, policies) -> timelines.put(
                tenant, PolicyTimeline.of(configured(tenant).policy()).with(policies)));
        return new Loaded(now, timelines, bySha256);
    }

    /// A version that an earlier release accepted and this one refuses must stop the booking, not spoil events: it is
    /// reported as trouble of the surroundings, which is waited out.
    private static PostingPolicy read(Active version) {
        try {
            return PolicyFile.ofText(version.id().toString(), String.valueOf(version.yaml()));
        } catch (PolicyRefused refused) {
            LOG.errorf(
                    "an active posting policy is refused, nothing is booked: tenant=%s, %s", version.tenant(), refused);
            throw new UncheckedIOException(new IOException("an active posting policy is refused", refused));
        }
    }
}
