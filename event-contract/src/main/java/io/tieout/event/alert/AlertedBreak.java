package io.tieout.event.alert;

import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.Signed;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the breaks behind an alert, with what a person needs in order to act on it.
public record AlertedBreak(
        UUID breakId,
        BreakClass breakClass,
        Severity severity,

        @Meaning("Positive: the ERP is understated.") @Signed
        Money delta,

        Money absolute,
        Instant firstDetectedAt,
        @Meaning("Calendar days, as of asOf.") long ageDays,
        FailedStep step,
        @Meaning("Whose value is right.") String authority,

        @Meaning("Who owns the failed step and therefore acts.")
        String owner,

        @Meaning("What to do about it, in words.") String repair,
        UUID correlationId,

        @Meaning("For display; without it no leg names one.") @Nullable
        String order,

        @Meaning("Address of the break, where one is configured.") @Nullable
        String url,

        @Meaning("Address of the trace that opened it, where one is configured.") @Nullable
        String traceUrl) {}
