package io.tieout.ingest.app;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// `tieout.ingest.*`: how much one request may hold, and how long it may wait.
@ConfigMapping(prefix = "tieout.ingest")
public interface IngestSettings {

    /// Body of a single event or of a webhook.
    @WithDefault("1M")
    MemorySize singleBodyMax();

    /// Body of a batch.
    @WithDefault("5M")
    MemorySize batchBodyMax();

    /// Events in one batch.
    @WithDefault("1000")
    int eventsMax();

    /// How long Kafka has to acknowledge before the answer is 503. Shopify gives a delivery 5 seconds in all.
    @WithDefault("4s")
    Duration acknowledgeWithin();

    /// Bodies that wait for Kafka at once; more are answered 503 without trying.
    @WithDefault("128M")
    MemorySize inFlightMax();

    /// How long receipts may lie on the topic while a rush of requests is served, before they are stored all the same.
    @WithDefault("10s")
    Duration receiptsYield();

    /// How often the registered sources are read again.
    @WithDefault("3s")
    Duration sourceRefresh();

    /// How long a replaced signing secret still counts.
    @WithDefault("24h")
    Duration secretOverlap();

    /// How long receipts, rejections and dead letters are kept after they were received last.
    @WithDefault("400d")
    Duration keepFor();

    default long inFlightBytesMax() {
        return inFlightMax().asLongValue();
    }
}
