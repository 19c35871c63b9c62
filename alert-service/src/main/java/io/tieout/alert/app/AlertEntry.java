package io.tieout.alert.app;

import io.tieout.alert.domain.AlertChange;

/// A change with the alert as everybody outside will see it, ready to be kept.
public record AlertEntry(AlertChange change, String document) {}
