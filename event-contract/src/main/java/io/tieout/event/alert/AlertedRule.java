package io.tieout.event.alert;

import io.tieout.event.Meaning;
import java.util.UUID;

/// The rule as it was when the alert last changed, so that the alert explains itself after the rule is gone.
public record AlertedRule(
        UUID id,
        String name,
        AlertMeasure measure,
        @Meaning("With its unit, for people.") String threshold) {}
