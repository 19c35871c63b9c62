package io.tieout.event.finding;

import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.Signed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As published on the breaks topic.
@Meaning("The full state of one difference between systems at one version. Later versions replace earlier ones.")
public record BreakState(
        @Meaning("Hash of tenant, rule, rule key and ordinal; the same for the life of the difference.")
        UUID breakId,

        @Meaning("Grows by one with every change; of two records the higher one counts.")
        int version,

        String tenant,

        @Meaning("The legal entity whose books it concerns.")
        String entity,

        @Meaning("The reconciliation rule that found it.") String rule,
        int ruleVersion,

        @Meaning("What the rule ties by, such as the refund.")
        String ruleKey,

        BreakClass breakClass,

        @Meaning("Further classes that hold besides the primary one.")
        List<BreakClass> attributes,

        BreakStatus status,
        Severity severity,

        @Meaning("Whose value is right: a role, or words where no single one is.")
        String authority,

        @Meaning("Authoritative value less compared value; positive: the ERP is understated.") @Signed
        Money delta,

        @Meaning("Sum of the magnitudes of the differences behind delta.")
        Money absolute,

        @Meaning("What the storefront or till says; without it, it says nothing.") @Nullable
        Money sourceValue,

        @Meaning("What the processor executed.") @Nullable Money processorValue,

        @Meaning("What the ERP holds, all documents together.") @Nullable @Signed
        Money targetValue,

        List<FieldDifference> differences,
        HandoffFinding handoff,
        Cause cause,
        @Meaning("What to do about it, in words.") String repair,
        Instant firstDetectedAt,
        @Meaning("Of the oldest leg.") LocalDate businessDate,

        @Meaning("When the missing leg was due; without it nothing was awaited.") @Nullable
        Instant dueAt,

        @Meaning("Without it, it is open or accepted.") @Nullable
        Instant closedAt,

        @Meaning("Only while the status is accepted.") @Nullable
        Acceptance accepted,

        @Meaning("The transaction it belongs to now.") UUID correlationId,

        @Meaning("For display; without it no leg names one.") @Nullable
        String order,

        @Meaning("Trace of the leg that opened it, which goes on where a timer changes it.") @Nullable
        String traceparent,

        @Meaning("Of at least three breaks with one cause, told a moment later; without it the break stands alone.")
        @Nullable
        BreakIncident incident) {

    public BreakState {
        attributes = List.copyOf(attributes);
        differences = List.copyOf(differences);
    }
}
