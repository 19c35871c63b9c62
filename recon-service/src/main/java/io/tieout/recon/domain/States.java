package io.tieout.recon.domain;

import io.tieout.event.finding.Acceptance;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffFinding;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Copies of a break's state with few fields changed.
final class States {

    private States() {}

    static BreakState withVersion(BreakState state, int version) {
        return copy(
                state,
                version,
                state.status(),
                state.handoff(),
                state.cause(),
                state.closedAt(),
                state.accepted(),
                state.correlationId(),
                state.incident());
    }

    /// As one that stays as it is, or that is open again.
    static BreakState accepted(BreakState state, @Nullable Acceptance acceptance) {
        return copy(
                state,
                state.version() + 1,
                acceptance == null ? BreakStatus.OPEN : BreakStatus.ACCEPTED,
                state.handoff(),
                state.cause(),
                state.closedAt(),
                acceptance,
                state.correlationId(),
                state.incident());
    }

    static BreakState ended(BreakState state, BreakStatus status, Instant closedAt, UUID transactionId) {
        return copy(
                state,
                state.version(),
                status,
                state.handoff(),
                state.cause(),
                closedAt,
                null,
                transactionId,
                state.incident());
    }

    static BreakState moved(BreakState state, UUID transactionId) {
        return copy(
                state,
                state.version(),
                state.status(),
                state.handoff(),
                state.cause(),
                state.closedAt(),
                state.accepted(),
                transactionId,
                state.incident());
    }

    static BreakState grouped(BreakState state, Cause cause, @Nullable BreakIncident incident) {
        return copy(
                state,
                state.version() + 1,
                state.status(),
                state.handoff(),
                cause,
                state.closedAt(),
                state.accepted(),
                state.correlationId(),
                incident);
    }

    static BreakState withHandoff(BreakState state, HandoffFinding handoff) {
        return copy(
                state,
                state.version() + 1,
                state.status(),
                handoff,
                state.cause(),
                state.closedAt(),
                state.accepted(),
                state.correlationId(),
                state.incident());
    }

    private static BreakState copy(
            BreakState state,
            int version,
            BreakStatus status,
            HandoffFinding handoff,
            Cause cause,
            @Nullable Instant closedAt,
            @Nullable Acceptance accepted,
            UUID transactionId,
            @Nullable BreakIncident incident) {
        return new BreakState(
                state.breakId(),
                version,
                state.tenant(),
                state.entity(),
                state.rule(),
                state.ruleVersion(),
                state.ruleKey(),
                state.breakClass(),
                state.attributes(),
                status,
                state.severity(),
                state.authority(),
                state.delta(),
                state.absolute(),
                state.sourceValue(),
                state.processorValue(),
                state.targetValue(),
                state.differences(),
                handoff,
                cause,
                state.repair(),
                state.firstDetectedAt(),
                state.businessDate(),
                state.dueAt(),
                closedAt,
                accepted,
                transactionId,
                state.order(),
                state.traceparent(),
                incident);
    }
}
