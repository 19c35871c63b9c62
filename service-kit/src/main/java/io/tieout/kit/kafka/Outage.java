package io.tieout.kit.kafka;

import io.tieout.kit.fault.Fault;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.errors.DisconnectException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Remembers that Kafka is away, so that callers learn it at once instead of each waiting for a timeout, and asks in
/// the background until it is back.
final class Outage implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Outage.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PROBE_LIMIT_MILLIS = 2_000;

    private final Map<String, Object> broker;
    private final AtomicBoolean isAway = new AtomicBoolean();
    private volatile boolean isClosed;

    Outage(Map<String, Object> broker) {
        this.broker = new HashMap<>(broker);
        this.broker.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PROBE_LIMIT_MILLIS);
        this.broker.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PROBE_LIMIT_MILLIS);
    }

    /// The future of one send: failed from the start while Kafka is away.
    CompletableFuture<Void> guard() {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        if (isAway.get()) {
            outcome.completeExceptionally(new DisconnectException("Kafka is away"));
        } else {
            var _ = outcome.whenComplete((_, failure) -> note(failure));
        }
        return outcome;
    }

    private void note(@Nullable Throwable failure) {
        if (failure != null && Fault.of(failure) == Fault.OUTAGE && isAway.compareAndSet(false, true)) {
            LOG.warnf("Kafka is away: %s", failure);
            Thread.ofVirtual().name("tieout-kafka-probe").start(this::probeUntilBack);
        }
    }

    private void probeUntilBack() {
        try (Admin admin = Admin.create(broker)) {
            while (!isClosed && !answers(admin)) {
                Thread.sleep(PAUSE);
            }
            LOG.info("Kafka is back");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            isAway.set(false);
        }
    }

    private static boolean answers(Admin admin) throws InterruptedException {
        try {
            return !admin.describeCluster(new DescribeClusterOptions().timeoutMs(PROBE_LIMIT_MILLIS))
                    .nodes()
                    .get()
                    .isEmpty();
        } catch (ExecutionException away) {
            return false;
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
