package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Evaluates what time alone changes: once per tenant and business day, and after every change of its rules.
@ApplicationScoped
public class SweepTenants {

    private final AlertBook book;
    private final Decide decide;
    private final PublishAlerts publishing;
    private final BusinessClock clock;
    private final AlertSettings settings;

    SweepTenants(AlertBook book, Decide decide, PublishAlerts publishing, BusinessClock clock, AlertSettings settings) {
        this.book = book;
        this.decide = decide;
        this.publishing = publishing;
        this.clock = clock;
        this.settings = settings;
    }

    /// Sweeps until no tenant is due. Several instances may do it at once: each takes other tenants.
    public Uni<Void> sweep() {
        LocalDate today = clock.today(settings.zone());
        return sweep(run -> book.sweep(today, run), today)
                .chain(isSwept -> isSwept ? sweep() : publishing.publishAll());
    }

    /// Sweeps one tenant now, so that a change of its rules has taken effect when this completes.
    public Uni<Void> sweep(String tenant) {
        return sweep(run -> book.sweep(tenant, run), clock.today(settings.zone()))
                .replaceWithVoid();
    }

    private Uni<Boolean> sweep(Function<AlertBook.Decision, Uni<Optional<AlertBook.Swept>>> work, LocalDate today) {
        Decide.Run run = decide.run();
        return work.apply(run)
                .invoke(swept ->
                        run.committed(swept.map(AlertBook.Swept::entries).orElse(List.of())))
                .chain(swept -> swept.isEmpty()
                        ? Uni.createFrom().item(false)
                        : finish(swept.get(), today).replaceWith(true));
    }

    private Uni<Void> finish(AlertBook.Swept swept, LocalDate today) {
        List<AlertKey> changed = swept.entries().stream()
                .map(entry -> AlertKey.of(entry.change().alert()))
                .toList();
        return publishing.publish(changed).chain(() -> book.markSwept(swept, today));
    }
}
