package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A break as one row of a file of all of them.
///
/// @param attributes codes of the further classes that hold
/// @param ruleKey what it is about
/// @param delta source less ERP
/// @param exposure the most in dispute between any two sides
/// @param dueAt when what is missing was due; null where nothing was awaited
/// @param closedAt null while it is open
/// @param authority whose value is right
/// @param repair what to do about it
/// @param incidentId null where it shows like no other
public record BreakRow(
        UUID id,
        BreakClass breakClass,
        String attributes,
        BreakStatus status,
        Severity severity,
        String entity,
        String rule,
        String ruleKey,
        @Nullable String order,
        Money delta,
        Money absolute,
        Money exposure,
        LocalDate businessDate,
        Instant firstDetectedAt,
        @Nullable Instant dueAt,
        @Nullable Instant closedAt,
        String authority,
        HandoffStep step,
        Cause cause,
        String repair,
        @Nullable UUID incidentId) {}
