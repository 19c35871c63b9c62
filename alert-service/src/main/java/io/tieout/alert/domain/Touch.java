package io.tieout.alert.domain;

import io.tieout.event.finding.BreakClass;
import org.jspecify.annotations.Nullable;

/// A break record that has just changed a slice, as far as an evaluation needs to know it.
public record Touch(
        String breakRule, BreakClass breakClass, @Nullable String traceparent) {}
