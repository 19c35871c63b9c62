package io.tieout.kit.kafka;

import io.smallrye.mutiny.Uni;
import java.util.List;

/// What a service does with a batch: parse, write in one database transaction, then produce.
///
/// It is called again with the same records after an outage, and with halves of them after a data fault, so it must
/// be idempotent and must not remember anything between calls.
@FunctionalInterface
public interface BatchHandler {

    /// Completes when everything is committed and acknowledged by Kafka; fails otherwise, with [DataFault] or with
    /// whatever the clients throw.
    Uni<Void> handle(List<Delivery> deliveries);
}
