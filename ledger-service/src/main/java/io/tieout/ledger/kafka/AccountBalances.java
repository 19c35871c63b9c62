package io.tieout.ledger.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountBalance;
import io.tieout.event.codec.AccountBalanceRecord;
import io.tieout.event.codec.EventRecord;
import io.tieout.kit.kafka.EventProducer;
import io.tieout.kit.time.Recurrences;
import io.tieout.ledger.app.LedgerSettings;
import io.tieout.ledger.app.UntoldBalances;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Tells on `tieout.account-balances.v1` what accounts turned over on each business date, whenever that has changed.
@ApplicationScoped
class AccountBalances {

    private final EventProducer producer;
    private final Untold<UntoldBalances.Next> balances;
    private final LedgerSettings settings;
    private final Recurrences recurrences;

    AccountBalances(UntoldBalances balances, EventProducer producer, LedgerSettings settings, Recurrences recurrences) {
        this.producer = producer;
        this.balances = new Untold<>(balances::next, this::tell, balances::told);
        this.settings = settings;
        this.recurrences = recurrences;
    }

    void onStart(@Observes StartupEvent event) {
        recurrences.startNow("balances are told", settings.balanceTell(), balances::tellAll);
    }

    private Uni<Void> tell(UntoldBalances.Next next) {
        return producer.send(
                next.balances().stream().map(AccountBalances::record).toList());
    }

    private static ProducerRecord<byte[], byte[]> record(AccountBalance balance) {
        EventRecord record = AccountBalanceRecord.of(balance);
        return EventProducer.record(
                AccountBalanceRecord.TOPIC, balance.balanceId().toString(), record.value(), record.headers());
    }
}
