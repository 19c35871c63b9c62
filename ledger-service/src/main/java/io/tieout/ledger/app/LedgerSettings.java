package io.tieout.ledger.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/// `tieout.ledger.*`, documented in docs/reference/ledger-service.md.
@ConfigMapping(prefix = "tieout.ledger")
public interface LedgerSettings {

    /// The posting policy: a file, or a name on the class path.
    @WithDefault("policies/retail-default.yaml")
    String policy();

    /// Other policies for single tenants.
    Map<String, String> tenantPolicies();

    /// A reference that more facts than this carry stops joining them.
    @WithDefault("500")
    int hubEvents();

    /// How often events of types unknown so far are tried again.
    @WithDefault("10m")
    Duration parkedRetry();
}
