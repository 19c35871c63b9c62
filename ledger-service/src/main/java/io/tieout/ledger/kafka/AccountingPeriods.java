package io.tieout.ledger.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.codec.AccountingPeriodRecord;
import io.tieout.event.codec.EventRecord;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.UntoldPeriods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Tells on `tieout.accounting-periods.v1` what was decided about accounting periods.
@ApplicationScoped
class AccountingPeriods {

    private final EventProducer producer;
    private final Untold<UntoldPeriods.Next> periods;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    AccountingPeriods(UntoldPeriods periods, EventProducer producer, LedgerSettings settings, Recurrences recurrences) {
        this.producer = producer;
        this.periods = new Untold<>(periods::next, this::tell, periods::told);
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("periods are told", settings.periodTell(), periods::tellAll);
    }

    private Uni<Void> tell(UntoldPeriods.Next next) {
        return producer.send(
                next.periods().stream().map(AccountingPeriods::record).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(AccountingPeriod period) {
        EventRecord record = AccountingPeriodRecord.of(period);
        return EventProducer.record(
                AccountingPeriodRecord.TOPIC, period.periodId().toString(), record.value(), record.headers());
    }
}
