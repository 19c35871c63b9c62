package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.PolicyChange.Done;
import io.tieout.ledger.app.PolicyVersion.Act;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.policy.PolicyFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/// Saves versions of posting policies, and lets a second person put them in force.
@ApplicationScoped
public class PolicyBook {

    /// Where a business date begins first.
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final PolicyVersions versions;
    private final Policies policies;
    private final BusinessClock clock;
    private final LedgerSettings settings;

    PolicyBook(PolicyVersions versions, Policies policies, BusinessClock clock, LedgerSettings settings) {
        this.versions = versions;
        this.policies = policies;
        this.clock = clock;
        this.settings = settings;
    }

    /// The saved versions, the latest dates first, and last the configured one.
    public Uni<List<PolicyVersion>> list(String tenant) {
        return versions.list(tenant).map(saved -> {
            List<PolicyVersion> all = new ArrayList<>(saved);
            all.add(policies.configured(tenant).version());
            return all;
        });
    }

    public Uni<Optional<PolicyVersion>> find(String tenant, PolicyId id) {
        PolicyVersion configured = policies.configured(tenant).version();
        return configured.id().equals(id) ? Uni.createFrom().item(Optional.of(configured)) : versions.find(tenant, id);
    }

    /// Saves a draft; refused as [io.tieout.ledger.policy.PolicyRefused] unless it could book everything from its date
    /// on.
    public Uni<PolicyChange> save(String tenant, String yaml, String by) {
        return list(tenant).emitOn(Infrastructure.getDefaultWorkerPool()).chain(known -> {
            String sha256 = Sha256.hex(yaml);
            PostingPolicy policy = PolicyFile.ofVersion("the policy", yaml, activeDates(known, sha256));
            PolicyVersion draft = new PolicyVersion(
                    PolicyId.of(policy), policy.effectiveFrom(), yaml, sha256, PolicyStatus.DRAFT, act(by), null, null);
            Optional<PolicyVersion> same = known.stream()
                    .filter(version -> version.id().equals(draft.id()))
                    .findFirst();
            if (same.isPresent()) {
                return Uni.createFrom().item(saved(draft, same.get()));
            }
            if (known.size() > PolicyVersions.VERSIONS_MAX) {
                return Uni.createFrom().item(new PolicyChange.TooMany(PolicyVersions.VERSIONS_MAX));
            }
            return versions.save(tenant, draft).map(kept -> saved(draft, kept));
        });
    }

    /// Dates that are taken. The text itself, sent again, does not stand in its own way.
    private static Set<LocalDate> activeDates(List<PolicyVersion> known, String sha256) {
        return known.stream()
                .filter(version -> version.status() == PolicyStatus.ACTIVE
                        && !version.sha256().equals(sha256))
                .map(PolicyVersion::effectiveFrom)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static PolicyChange saved(PolicyVersion draft, PolicyVersion kept) {
        return kept.sha256().equals(draft.sha256())
                ? new Done(kept, draft.saved() != null && draft.saved().equals(kept.saved()))
                : new PolicyChange.Taken(kept);
    }

    /// Puts a draft in force from its date on. `by` must not be who saved it.
    public Uni<PolicyChange> activate(String tenant, PolicyId id, String by) {
        return decide(tenant, id, (version, date) -> {
            if (version.status() == PolicyStatus.ACTIVE) {
                return Uni.createFrom().item(new Done(version, false));
            }
            if (version.status() != PolicyStatus.DRAFT) {
                return Uni.createFrom().item(new PolicyChange.NotNow(version.status()));
            }
            if (version.saved() != null && version.saved().by().equals(by)) {
                return Uni.createFrom().item(new PolicyChange.SamePerson(by));
            }
            return date.isBefore(earliest())
                    ? Uni.createFrom().item(new PolicyChange.TooSoon(date, earliest()))
                    : versions.activate(tenant, id, act(by))
                            .chain(changed -> changed.isPresent()
                                    ? policies.reload().replaceWith(new Done(changed.get(), true))
                                    : Uni.createFrom().item(new PolicyChange.DateTaken(date)));
        });
    }

    /// Withdraws a draft, or an active version whose date is still far enough away.
    public Uni<PolicyChange> retire(String tenant, PolicyId id, String by) {
        return decide(tenant, id, (version, date) -> {
            if (version.status() == PolicyStatus.RETIRED) {
                return Uni.createFrom().item(new Done(version, false));
            }
            if (version.status() == PolicyStatus.ACTIVE && date.isBefore(earliest())) {
                return Uni.createFrom().item(new PolicyChange.TooSoon(date, earliest()));
            }
            return versions.retire(tenant, id, act(by))
                    .chain(changed -> changed.isPresent()
                            ? policies.reload().replaceWith(new Done(changed.get(), true))
                            : Uni.createFrom().item(new PolicyChange.NotNow(version.status())));
        });
    }

    private Uni<PolicyChange> decide(
            String tenant, PolicyId id, BiFunction<PolicyVersion, LocalDate, Uni<? extends PolicyChange>> decision) {
        return find(tenant, id).chain(found -> {
            if (found.isEmpty()) {
                return Uni.createFrom().item(new PolicyChange.Unknown(id));
            }
            LocalDate date = found.get().effectiveFrom();
            return date == null
                    ? Uni.createFrom().item(new PolicyChange.NotNow(PolicyStatus.CONFIGURED))
                    : decision.apply(found.get(), date).map(PolicyChange.class::cast);
        });
    }

    /// The first date that begins nowhere on Earth before the notice is over, so that every instance has loaded the
    /// version before an event of that date can be booked.
    LocalDate earliest() {
        return clock.now()
                .plus(settings.policyNotice())
                .atOffset(EARLIEST)
                .toLocalDate()
                .plusDays(1);
    }

    private Act act(String by) {
        return new Act(by, clock.now().truncatedTo(ChronoUnit.MICROS));
    }
}
