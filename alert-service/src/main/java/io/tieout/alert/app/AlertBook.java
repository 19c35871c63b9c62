package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.Acknowledgement;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.Situation;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// The watched breaks and the alerts over them. Whatever is written here takes its notices and deliveries with it, in
/// the same database transaction.
public interface AlertBook {

    /// Decides about one slice; called inside the database transaction, under the slice's lock.
    interface Decision extends Function<Situation, List<AlertEntry>> {}

    /// Takes versions of breaks, ignoring those that are not newer, and decides about every slice they touch, changed
    /// or not, so that a repeat repairs what a crash cut off. Also decides the alerts that are to be published.
    Uni<Taken> take(List<SeenBreak> breaks, Decision decision);

    /// Decides about every slice of one tenant whose last complete sweep was not on `today`; empty when none is due.
    Uni<Optional<Swept>> sweep(LocalDate today, Decision decision);

    /// Decides about every slice of `tenant`, due or not, waiting for a sweep that is under way; empty when the tenant
    /// was never seen.
    Uni<Optional<Swept>> sweep(String tenant, Decision decision);

    /// Notes that a sweep and what it caused is complete, unless the tenant's rules have changed meanwhile.
    Uni<Void> markSwept(Swept swept, LocalDate today);

    /// Acknowledges one alert of `tenant`; `written` says how the new version is kept.
    Uni<Acknowledged> acknowledge(String tenant, UUID alert, Acknowledgement by, Function<Alert, AlertEntry> written);

    /// What taking breaks came to.
    ///
    /// @param entries the changes, in order
    /// @param touched every alert of the slices that were decided about, changed or not
    record Taken(List<AlertEntry> entries, List<AlertKey> touched) {}

    /// What a sweep came to.
    ///
    /// @param revision of the tenant's rules that it went by
    record Swept(String tenant, long revision, List<AlertEntry> entries) {}

    /// What became of an acknowledgement.
    sealed interface Acknowledged {

        /// The alert is acknowledged, now or before.
        record Done(Optional<AlertEntry> entry, String document) implements Acknowledged {}

        /// There is no such alert.
        record Unknown() implements Acknowledged {}

        /// The alert needs nobody any more.
        record Resolved() implements Acknowledged {}
    }
}
