package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.time.BusinessClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/// Evaluates what time alone changes: once per tenant and business day, and after every change of its rules.
@ApplicationScoped
public class SweepTenants {

    private final AlertBook book;
    private final Decide decide;
    private final PublishAlerts publishing;
    private final AlertMetrics metrics;
    private final BusinessClock clock;
    private final AlertSettings settings;

    SweepTenants(
            AlertBook book,
            Decide decide,
            PublishAlerts publishing,
            AlertMetrics metrics,
            BusinessClock clock,
            AlertSettings settings) {
        this.book = book;
        this.decide = decide;
        this.publishing = publishing;
        this.metrics = metrics;
        this.clock = clock;
        this.settings = settings;
    }

    /// Sweeps until no tenant is due. Several instances may do it at once: each takes other tenants.
    public Uni<Void> sweep() {
        return sweepOne().chain(isSwept -> isSwept ? sweep() : publishing.publishAll());
    }

    private Uni<Boolean> sweepOne() {
        LocalDate today = clock.today(settings.zone());
        Decide.Run run = decide.run();
        return book.sweep(today, run)
                .invoke(swept -> {
                    run.close();
                    swept.map(AlertBook.Swept::entries).ifPresent(metrics::changed);
                })
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
