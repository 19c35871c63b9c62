package io.tieout.alert.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.ZoneId;

/// `tieout.alert.*`, described in docs/reference/alert-service.md.
@ConfigMapping(prefix = "tieout.alert")
public interface AlertSettings {

    /// Where days turn, for ages.
    @WithDefault("UTC")
    ZoneId zone();

    /// Business time after a resolution in which the same alert opens again instead of a new one.
    @WithDefault("PT24H")
    Duration reopenWithin();

    /// Wall time a message waits before its first try, so that a burst of breaks makes one message with all of them.
    @WithDefault("PT5S")
    Duration settle();

    /// How often to look whether a sweep is due, or an alert was left unpublished.
    @WithDefault("5s")
    String sweepInterval();

    Delivery delivery();

    Webhook webhook();

    Stream stream();

    /// How messages are sent.
    interface Delivery {

        @WithDefault("true")
        boolean enabled();

        /// How often to look for messages that are due.
        @WithDefault("1s")
        String poll();

        /// Messages sent at the same time by one instance.
        @WithDefault("8")
        int parallel();

        @WithDefault("PT5S")
        Duration firstDelay();

        @WithDefault("PT6H")
        Duration delayMax();

        @WithDefault("10")
        int attemptsMax();

        /// For one try, from connecting to the answer.
        @WithDefault("PT15S")
        Duration timeout();

        /// A lease outlasts a try by this much, so that nobody else starts while its outcome is being noted. After a
        /// crash the delivery waits for the lease to end.
        @WithDefault("PT20S")
        Duration leaseMargin();
    }

    /// Calls to receivers.
    interface Webhook {

        /// Also calls loopback and private addresses, and plain http there. For one machine; never in production.
        @WithDefault("false")
        boolean allowPrivateNetworks();

        @WithDefault("PT5S")
        Duration connectTimeout();

        /// How long the secret before the present one goes on signing.
        @WithDefault("PT24H")
        Duration secretOverlap();
    }

    /// Open streams of alerts.
    interface Stream {

        @WithDefault("PT15S")
        Duration heartbeat();

        /// After so long a stream ends and its client connects again; with its token if that ends earlier.
        @WithDefault("PT1H")
        Duration lifetime();
    }
}
