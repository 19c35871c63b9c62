package io.tieout.recon.domain.arrival;

import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.arrival.Remittance.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Says what was sent and what the bank has of it, as people read it on a break.
final class ArrivalWords {

    private ArrivalWords() {}

    /// What was sent first, what came back, and each line of the bank.
    static List<String> of(Remittance remittance, Instant dueAt) {
        List<String> sentences = new ArrayList<>();
        for (Leg leg : remittance.sent().stream().limit(1).toList()) {
            sentences.add("%s sent %s at %s; it is due at the bank at %s."
                    .formatted(leg.envelope().source(), remittance.reference(), leg.occurredAt(), dueAt));
        }
        for (Leg leg : remittance.back()) {
            sentences.add(
                    "%s tells at %s that it came back.".formatted(leg.envelope().source(), leg.occurredAt()));
        }
        for (Line line : remittance.lines()) {
            sentences.add("%s has %s at %s."
                    .formatted(
                            line.leg().envelope().source(),
                            line.amount(),
                            line.leg().occurredAt()));
        }
        if (remittance.lines().isEmpty()) {
            sentences.add("No line of the bank names it.");
        }
        return sentences;
    }

    /// A line of which nobody told that it was sent.
    static List<String> ofUnclaimed(ArrivalRule rule, Line line) {
        Leg leg = line.leg();
        if (rule.isUnnamed(leg)) {
            return List.of(
                    "%s has %s at %s, and the line names nothing."
                            .formatted(leg.envelope().source(), line.amount(), leg.occurredAt()),
                    "Nothing that was sent to the bank and did not arrive is the only one with its amount.");
        }
        boolean isUnnumbered = rule.isUnnumbered(leg);
        return List.of(
                "%s has %s at %s, by the name of a %s%s."
                        .formatted(
                                leg.envelope().source(),
                                line.amount(),
                                leg.occurredAt(),
                                rule.reference().code(),
                                isUnnumbered ? " without its number" : ""),
                isUnnumbered
                        ? "Which one it is the bank does not say."
                        : "Nobody told of one with that number; the source's own event log is missing.");
    }
}
