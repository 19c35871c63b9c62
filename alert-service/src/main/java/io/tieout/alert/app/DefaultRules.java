package io.tieout.alert.app;

import io.tieout.alert.domain.AlertRule;
import java.util.List;

/// The rules every tenant starts with.
public interface DefaultRules {

    /// For one tenant; always with the same ids.
    List<AlertRule> of(String tenant);
}
