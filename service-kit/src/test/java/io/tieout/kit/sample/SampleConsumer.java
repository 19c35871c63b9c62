package io.tieout.kit.sample;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.kafka.Batches;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Acknowledgment;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

@ApplicationScoped
class SampleConsumer {

    private final Batches batches;
    private final Samples samples;

    SampleConsumer(Batches batches, Samples samples) {
        this.batches = batches;
        this.samples = samples;
    }

    @Incoming("business-events")
    @Acknowledgment(Acknowledgment.Strategy.MANUAL)
    Uni<Void> consume(Message<ConsumerRecords<byte[], byte[]>> batch) {
        return batches.consume(batch, samples::book);
    }
}
