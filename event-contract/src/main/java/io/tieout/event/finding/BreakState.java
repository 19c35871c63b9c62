package io.tieout.event.finding;

import io.tieout.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The full state of one break at one version, as published on the breaks topic. Later versions replace earlier ones.
///
/// @param breakId hash of tenant, rule, rule key and ordinal; the same for the life of the difference
/// @param version grows by one with every change
/// @param attributes further classes that hold besides the primary one
/// @param delta authoritative value less compared value; positive: the ERP is understated
/// @param absolute sum of the magnitudes of the differences behind `delta`
/// @param sourceValue what the storefront or POS says, null when it says nothing
/// @param processorValue what the processor executed
/// @param targetValue what the ERP holds, all documents together
/// @param businessDate of the oldest leg
/// @param dueAt when the missing leg was due; null when nothing was awaited
/// @param closedAt null while open
/// @param correlationId of the transaction it belongs to now
/// @param order the order for display, null when no leg names one
/// @param traceparent of the leg that opened it, so that what a timer causes stays in that trace
public record BreakState(
        UUID breakId,
        int version,
        String tenant,
        String entity,
        String rule,
        int ruleVersion,
        String ruleKey,
        BreakClass breakClass,
        List<BreakClass> attributes,
        BreakStatus status,
        Severity severity,
        String authority,
        Money delta,
        Money absolute,
        @Nullable Money sourceValue,
        @Nullable Money processorValue,
        @Nullable Money targetValue,
        List<FieldDifference> differences,
        HandoffFinding handoff,
        Cause cause,
        String repair,
        Instant firstDetectedAt,
        LocalDate businessDate,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        UUID correlationId,
        @Nullable String order,
        @Nullable String traceparent) {

    public BreakState {
        attributes = List.copyOf(attributes);
        differences = List.copyOf(differences);
    }
}
