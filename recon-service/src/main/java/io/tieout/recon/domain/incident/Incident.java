package io.tieout.recon.domain.incident;

import io.tieout.event.CanonicalBytes;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.Cause;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.HashedId;
import io.tieout.recon.domain.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// Breaks that show alike and came close together. Three of them are an integration's doing as long as no break by
/// itself says otherwise (docs/reference/break-classes.md, causes).
///
/// @param ordinal tells incidents of one symptom apart, which lie apart in time
/// @param firstDetectedAt of its earliest break
/// @param lastDetectedAt of its latest one
public record Incident(
        UUID id, String tenant, Symptom symptom, int ordinal, Instant firstDetectedAt, Instant lastDetectedAt) {

    /// From so many records on whose breaks share a symptom, the symptom is no accident. From so many breaks on, an
    /// incident is told of.
    public static final int BREAKS_MIN = 3;

    /// After so long without a break of its symptom an incident is over, and another break begins the next one.
    private static final Duration QUIET = Duration.ofDays(7);

    /// Whether a break of it that says nothing of its cause is explained by the others.
    public static boolean explains(Break each) {
        return each.state().cause() == Cause.UNDETERMINED
                && each.state().breakClass() != BreakClass.LATE
                && each.detail().symptom().isOfHandover(each.state().breakClass());
    }

    /// As one of its breaks names it. What the ERP holds back because of the others and lowers a card counts against
    /// them, as the ERP lacks both.
    public BreakIncident namedBy(Break each) {
        boolean isAgainst = !each.detail().symptom().equals(symptom)
                && each.detail().trail().stage().lowersCard();
        return new BreakIncident(id, symptom.hop(), symptom.connector(), symptom.failing(), isAgainst ? -1 : 1);
    }

    static Incident begin(String tenant, Symptom symptom, int ordinal, Instant detectedAt) {
        UUID id = HashedId.of(new CanonicalBytes()
                .text("incident")
                .text(tenant)
                .text(symptom.hop().code())
                .text(symptom.connector())
                .text(symptom.failing())
                .integer(ordinal));
        return new Incident(id, tenant, symptom, ordinal, detectedAt, detectedAt);
    }

    boolean takes(Instant detectedAt) {
        return !detectedAt.isBefore(firstDetectedAt.minus(QUIET)) && !detectedAt.isAfter(lastDetectedAt.plus(QUIET));
    }

    Incident with(Instant detectedAt) {
        return new Incident(
                id,
                tenant,
                symptom,
                ordinal,
                detectedAt.isBefore(firstDetectedAt) ? detectedAt : firstDetectedAt,
                detectedAt.isAfter(lastDetectedAt) ? detectedAt : lastDetectedAt);
    }
}
