package io.tieout.alert.app;

import io.smallrye.mutiny.Multi;

/// The alerts topic, inwards: every version that any instance publishes, for the streams that are open here.
public interface AlertFeed {

    /// From now on, of all tenants, without end. A subscriber that cannot keep up fails.
    Multi<AlertStream.Version> live();
}
