package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.AlertRule;
import io.tieout.kit.page.PageRequest;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The rules of a tenant, as people edit them. On first sight of a tenant it gets the defaults.
///
/// A change makes a sweep of the tenant due.
public interface AlertRules {

    /// By name.
    Uni<List<Kept>> list(String tenant, PageRequest page);

    Uni<Optional<Kept>> find(String tenant, UUID id);

    /// Adds a rule; the present one instead when the name is taken.
    Uni<Added> add(AlertRule rule);

    /// Replaces a rule; `version` is the one the caller has seen, if they said.
    Uni<Replaced> replace(AlertRule rule, Optional<Integer> version);

    Uni<Boolean> remove(String tenant, UUID id);

    /// Currencies of open breaks in the rule's scope for which it has no threshold.
    Uni<Set<Currency>> unwatched(AlertRule rule);

    /// A rule with what the table knows besides.
    record Kept(AlertRule rule, int version, Instant createdAt, Instant changedAt) {}

    /// What became of an addition.
    ///
    /// @param isNew false when a rule of that name was there before
    record Added(Kept kept, boolean isNew) {}

    /// What became of a replacement.
    sealed interface Replaced {

        record Done(Kept kept) implements Replaced {}

        record Unknown() implements Replaced {}

        /// Somebody else has changed it meanwhile.
        record Stale(int version) implements Replaced {}

        /// Another rule has the name.
        record NameTaken() implements Replaced {}
    }
}
