package io.tieout.recon.domain.total;

import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Symptom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Something that a total states and its parts do not come to.
///
/// @param name of the item
/// @param stated by the total
/// @param told by its parts
/// @param parts event ids of the first of them
/// @param untold exactly the parts that were not told, in words; null where nothing names them
record Mismatch(
        FindingKey key,
        String name,
        Money stated,
        Money told,
        List<FieldDifference> differences,
        List<String> sentences,
        List<UUID> parts,
        @Nullable String untold) {

    Mismatch {
        differences = List.copyOf(differences);
        sentences = List.copyOf(sentences);
        parts = List.copyOf(parts);
    }

    Money difference() {
        return stated.minus(told);
    }

    Finding of(Leg total, BreakClass breakClass, Instant dueAt) {
        Money difference = difference();
        String source = total.envelope().source();
        // What a source numbered it has, so a gap in what it told proves that it did not tell it (section 7, row 2).
        HandoffStep step = untold == null ? HandoffStep.GOOD : HandoffStep.NOT_EMITTED;
        List<String> names = List.of(name);
        return new Finding(
                key,
                new About(
                        total.envelope().entity(),
                        total.envelope().businessDate(),
                        null,
                        total.traceparent(),
                        names,
                        names),
                breakClass,
                List.of(),
                false,
                new Stake(difference, difference.magnitude(), difference.magnitude(), false),
                new SideValues(stated, null, told),
                new Evidence(
                        differences,
                        new HandoffFinding(step, sentences),
                        List.of(),
                        Stream.concat(Stream.of(total.eventId()), parts.stream())
                                .distinct()
                                .toList(),
                        new Symptom(step, source, breakClass.code())),
                causeOf(total.envelope().role()),
                breakClass.authority(),
                untold == null ? breakClass.repair() + "." : "Have %s tell again: %s.".formatted(source, untold),
                dueAt);
    }

    /// Who settles states the total and the parts too, so its statement contradicts itself. Of a store's own
    /// registers nobody says which of them is right.
    private static Cause causeOf(SourceRole role) {
        return role == SourceRole.POS ? Cause.UNDETERMINED : Cause.EXTERNAL;
    }
}
