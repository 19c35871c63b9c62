package io.tieout.alert.app;

import io.tieout.alert.domain.Acknowledgement;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.AlertChange;
import io.tieout.alert.domain.AlertState;
import io.tieout.alert.domain.ChangeKind;
import io.tieout.alert.domain.Fingerprint;
import io.tieout.alert.domain.Incident;
import io.tieout.alert.domain.Measurement;
import io.tieout.alert.domain.Resolution;
import io.tieout.alert.domain.RuleSnapshot;
import io.tieout.alert.domain.Slice;
import io.tieout.alert.domain.Threshold;
import io.tieout.alert.domain.TopBreak;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The alert that the golden sample of the contract shows, and the same alert at other times of its life.
final class GoldenAlert {

    private static final Instant MEASURED = Instant.parse("2026-03-06T10:15:00Z");
    private static final Instant OLDEST = Instant.parse("2026-03-03T10:15:00Z");
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Acknowledgement TAKEN = new Acknowledgement(
            "jo@acme.example", Instant.parse("2026-03-06T10:20:00Z"), "Asked the integration team.");

    private static final Incident INCIDENT = new Incident(
            UUID.fromString("0b9c2f6e-4d1a-8c35-9a77-2f6e1d3c5b40"),
            Cause.INTEGRATION_BUG,
            HandoffStep.FORWARDED_OR_ACCEPTED,
            "celigo-us",
            "amount");

    private GoldenAlert() {}

    static AlertChange acknowledged() {
        return new AlertChange(
                ChangeKind.ACKNOWLEDGED,
                alert(AlertState.ACKNOWLEDGED, amounts(), measured(duplicate(), amount()), TAKEN, null),
                TRACEPARENT);
    }

    /// With as little in it as an alert can have.
    static AlertChange resolved(ChangeKind kind, Threshold threshold, Resolution why) {
        Measurement nothing = new Measurement(0, usd(0), usd(0), null, 0, MEASURED, List.of());
        return new AlertChange(
                kind, alert(AlertState.RESOLVED, threshold, nothing, null, why).withTraceparent(null), null);
    }

    /// With one break of a class and step.
    static AlertChange about(BreakClass breakClass, HandoffStep step, Severity severity) {
        TopBreak shown = new TopBreak(
                new UUID(1, 1),
                breakClass,
                severity,
                usd(0),
                usd(0),
                OLDEST,
                step,
                "source",
                "Ask",
                new UUID(2, 2),
                null,
                null);
        return new AlertChange(
                ChangeKind.CHANGED, alert(AlertState.OPEN, amounts(), measured(shown), null, null), TRACEPARENT);
    }

    static Threshold amounts() {
        return new Threshold.Amount(usd(50_00));
    }

    private static Alert alert(
            AlertState state,
            Threshold threshold,
            Measurement measured,
            @Nullable Acknowledgement taken,
            @Nullable Resolution resolution) {
        UUID rule = UUID.fromString("5b0e6f0a-3c0b-4a8e-9a43-0d6c3f6f2b11");
        Instant changed = taken == null ? MEASURED : taken.at();
        return new Alert(
                UUID.fromString("7fd1b433-9323-82c0-990c-17fafb4347d2"),
                2,
                new Fingerprint("d1a7e5c0f2b94d13d1a7e5c0f2b94d13"),
                1,
                new RuleSnapshot(rule, "refund-amount", threshold, Severity.P2, Set.of()),
                new Slice("acme", "US", Money.currencyOf("USD")),
                state == AlertState.RESOLVED ? null : INCIDENT,
                state,
                0,
                measured,
                MEASURED,
                changed,
                taken,
                resolution == null ? null : changed,
                resolution,
                TRACEPARENT);
    }

    private static Measurement measured(TopBreak... breaks) {
        List<TopBreak> top = List.of(breaks);
        Money net = top.stream().map(TopBreak::delta).reduce(usd(0), Money::plus);
        Money absolute = top.stream().map(TopBreak::absolute).reduce(usd(0), Money::plus);
        return new Measurement(top.size(), net, absolute, OLDEST, 3, MEASURED, top);
    }

    private static TopBreak duplicate() {
        return new TopBreak(
                UUID.fromString("c4b1a0de-6a0e-8c1f-b0d3-55a1a7e2f901"),
                BreakClass.DUPLICATE_POSTING,
                Severity.P4,
                usd(-48_25),
                usd(48_25),
                Instant.parse("2026-03-05T08:00:00Z"),
                HandoffStep.NOT_ACCEPTED,
                "storefront",
                "Reverse the extras: CM-12.",
                UUID.fromString("891b412c-3a21-8264-9dbd-dfceb7e01c52"),
                null,
                null);
    }

    /// The break that the golden sample of the breaks topic shows.
    private static TopBreak amount() {
        return new TopBreak(
                UUID.fromString("2d3f3c6e-8d5b-8a55-9c6a-1f0e8f7a5b21"),
                BreakClass.AMOUNT,
                Severity.P4,
                usd(31_95),
                usd(31_95),
                OLDEST,
                HandoffStep.FORWARDED_OR_ACCEPTED,
                "processor",
                "Reverse CM-9 and post 35.50 USD.",
                UUID.fromString("caf772cb-7ecc-8fbb-a2a8-29773104de0a"),
                "1002",
                TRACEPARENT);
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }
}
