package io.tieout.recon.domain;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What does not tie right now, before it becomes a break with an id, an age and a history.
///
/// @param attributes further classes that hold, in their order of precedence
/// @param healed whether it is over already: something arrived late and only the lag is worth keeping
/// @param dueAt when what is missing was due
public record Finding(
        FindingKey key,
        About about,
        BreakClass breakClass,
        List<BreakClass> attributes,
        boolean healed,
        Stake stake,
        SideValues values,
        Evidence evidence,
        Cause cause,
        String authority,
        String repair,
        @Nullable Instant dueAt) {

    public Finding {
        attributes = List.copyOf(attributes);
    }

    /// With more that might have been the counterpart, the same ones once.
    public Finding withCandidates(List<Candidate> more) {
        List<Candidate> all = new ArrayList<>(more);
        evidence.candidates().stream()
                .filter(each ->
                        more.stream().noneMatch(other -> other.reference().equals(each.reference())))
                .forEach(all::add);
        return new Finding(
                key,
                about,
                breakClass,
                attributes,
                healed,
                stake,
                values,
                new Evidence(evidence.differences(), evidence.handoff(), all, evidence.legs(), evidence.symptom()),
                cause,
                authority,
                repair,
                dueAt);
    }

    /// What it is about.
    ///
    /// @param order for display
    /// @param traceparent of the leg that opened it
    /// @param members keys of the items it explains
    /// @param names every key under which a side knows one of them: a break of one of these keys is about the same
    public record About(
            String entity,
            LocalDate businessDate,
            @Nullable String order,
            @Nullable String traceparent,
            List<String> members,
            List<String> names) {
        public About {
            members = List.copyOf(members);
            names = List.copyOf(names);
        }
    }

    /// The money in it.
    ///
    /// @param delta source less ERP
    /// @param absolute sum of the magnitudes behind `delta`
    /// @param exposure the most that is in dispute between any two sides; it decides the severity
    /// @param customerHarmed whether the customer still waits for the money
    public record Stake(Money delta, Money absolute, Money exposure, boolean customerHarmed) {}

    /// What each side holds; null where it says nothing.
    public record SideValues(
            @Nullable Money source,
            @Nullable Money processor,
            @Nullable Money target) {}

    /// What it was concluded from.
    ///
    /// @param legs event ids of everything that was looked at
    /// @param symptom what it may have in common with others
    public record Evidence(
            List<FieldDifference> differences,
            HandoffFinding handoff,
            List<Candidate> candidates,
            List<UUID> legs,
            Symptom symptom) {
        public Evidence {
            differences = List.copyOf(differences);
            candidates = List.copyOf(candidates);
            legs = List.copyOf(legs);
        }
    }
}
