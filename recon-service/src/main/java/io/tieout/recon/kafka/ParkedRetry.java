package io.tieout.recon.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.event.codec.AccountBalanceRecord;
import io.tieout.event.codec.AccountingPeriodRecord;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.ParkedEvents;
import io.tieout.kit.time.Recurrences;
import io.tieout.recon.app.ReconSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Tries parked records again at every start, when a new version may know them, and now and then.
@ApplicationScoped
class ParkedRetry {

    private final ParkedEvents parked;
    private final RecordedEvents events;
    private final AccountBalanceDeliveries balances;
    private final AccountingPeriodDeliveries periods;
    private final ReconSettings settings;
    private final Recurrences recurrences;

    ParkedRetry(
            ParkedEvents parked,
            RecordedEvents events,
            AccountBalanceDeliveries balances,
            AccountingPeriodDeliveries periods,
            ReconSettings settings,
            Recurrences recurrences) {
        this.parked = parked;
        this.events = events;
        this.balances = balances;
        this.periods = periods;
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow(
                "parked records are tried again", settings.parkedRetry(), () -> parked.retry(this::handle));
    }

    /// Each by who parked it.
    private Uni<Void> handle(List<Delivery> deliveries) {
        Map<String, List<Delivery>> byTopic =
                deliveries.stream().collect(Collectors.groupingBy(Delivery::topic, HashMap::new, Collectors.toList()));
        List<Delivery> ofBalances = taken(byTopic, AccountBalanceRecord.TOPIC);
        List<Delivery> ofPeriods = taken(byTopic, AccountingPeriodRecord.TOPIC);
        return events.handle(byTopic.values().stream().flatMap(List::stream).toList())
                .chain(() -> balances.handle(ofBalances))
                .chain(() -> periods.handle(ofPeriods));
    }

    private static List<Delivery> taken(Map<String, List<Delivery>> byTopic, String topic) {
        List<Delivery> taken = byTopic.remove(topic);
        return taken == null ? List.of() : taken;
    }
}
