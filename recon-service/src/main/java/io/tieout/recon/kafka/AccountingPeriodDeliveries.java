package io.tieout.recon.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.codec.AccountingPeriodRecord;
import io.tieout.event.codec.EventHeaders;
import io.tieout.kit.kafka.Batches;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.ParkedEvents;
import io.tieout.kit.kafka.Reasons;
import io.tieout.recon.app.KeepPeriods;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Reads `tieout.accounting-periods.v1` in batches: commit, then acknowledge.
@ApplicationScoped
class AccountingPeriodDeliveries {

    private final Batches batches;
    private final DeadLetters deadLetters;
    private final ParkedEvents parked;
    private final KeepPeriods periods;

    AccountingPeriodDeliveries(Batches batches, DeadLetters deadLetters, ParkedEvents parked, KeepPeriods periods) {
        this.batches = batches;
        this.deadLetters = deadLetters;
        this.parked = parked;
        this.periods = periods;
    }

    @Incoming("accounting-periods")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return batches.consume(batch, this::handle);
    }

    Uni<Void> handle(List<Delivery> deliveries) {
        List<AccountingPeriod> told = new ArrayList<>(deliveries.size());
        Uni<Void> aside = Uni.createFrom().voidItem();
        for (Delivery delivery : deliveries) {
            String type = String.valueOf(delivery.header(EventHeaders.TYPE));
            if (!type.equals(AccountingPeriodRecord.TYPE)) {
                aside = aside.chain(() -> parked.park(delivery, type));
                continue;
            }
            byte[] value = delivery.value();
            try {
                told.add(AccountingPeriodRecord.read(value == null ? new byte[0] : value));
            } catch (IOException malformed) {
                aside = aside.chain(() -> deadLetters.send(
                        delivery, Reasons.SCHEMA, "not an accounting period: " + malformed.getMessage()));
            }
        }
        Uni<Void> rest = aside;
        return periods.keep(told).chain(() -> rest);
    }
}
