package io.tieout.ingest.kafka;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.Receipts;
import io.tieout.ingest.app.RushHour;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.kit.kafka.Batches;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.trace.RecordSpan;
import io.tieout.kit.trace.RecordTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/// Brings ingest's own receipts into its database, where people and replays read them; in a rush it waits its turn.
@ApplicationScoped
class ReceiptsConsumer {

    private final Batches batches;
    private final Receipts receipts;
    private final RecordTrace trace;
    private final RushHour rushHour;

    ReceiptsConsumer(Batches batches, Receipts receipts, RecordTrace trace, RushHour rushHour) {
        this.batches = batches;
        this.receipts = receipts;
        this.trace = trace;
        this.rushHour = rushHour;
    }

    @Incoming("receipts")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return rushHour.over(eldest(batch.getPayload())).chain(() -> batches.consume(batch, this::keep));
    }

    private static Instant eldest(ConsumerRecords<byte[], byte[]> records) {
        long eldest = Long.MAX_VALUE;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            eldest = Math.min(eldest, record.timestamp());
        }
        return Instant.ofEpochMilli(eldest);
    }

    private Uni<Void> keep(List<Delivery> deliveries) {
        List<StoredReceipt> read =
                deliveries.stream().map(ReceiptRecord::decode).toList();
        List<RecordSpan> spans = deliveries.stream().map(trace::start).toList();
        for (int i = 0; i < read.size(); i++) {
            spans.get(i)
                    .tenant(read.get(i).tenant())
                    .attribute("tieout.receipt_id", read.get(i).id());
        }
        return receipts.keep(read).invoke(() -> spans.forEach(RecordSpan::close));
    }
}
