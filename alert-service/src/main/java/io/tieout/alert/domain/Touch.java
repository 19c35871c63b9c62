package io.tieout.alert.domain;

import io.tieout.event.finding.BreakClass;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A break record that has just changed a slice, as far as an evaluation needs to know it.
///
/// @param incidentId null where it stands alone
public record Touch(
        String breakRule,
        BreakClass breakClass,
        @Nullable UUID incidentId,
        @Nullable String traceparent) {}
