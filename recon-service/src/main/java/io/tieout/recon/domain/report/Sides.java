package io.tieout.recon.domain.report;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.LegSummary;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Tie;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One item with what each side says of it.
///
/// @param legs what names the record or was tied to it, in time order; at most [#LEGS_MAX]
/// @param differences the fields in dispute
public record Sides(
        String rule, MatchItem item, @Nullable Found found, List<SideLeg> legs, List<FieldDifference> differences) {

    /// Legs of one item that are shown.
    public static final int LEGS_MAX = 20;

    public Sides {
        legs = List.copyOf(legs);
        differences = List.copyOf(differences);
    }

    /// The break that was found for it.
    public record Found(UUID breakId, BreakClass breakClass, BreakStatus status) {}

    /// One system's word.
    ///
    /// @param words what it says in words
    /// @param amount null where it says none
    public record SideLeg(
            UUID eventId,
            SourceRole role,
            String source,
            String words,
            String subject,
            @Nullable Money amount,
            Instant occurredAt,
            Instant recordedAt) {

        static SideLeg of(Leg leg) {
            return new SideLeg(
                    leg.eventId(),
                    leg.envelope().role(),
                    leg.envelope().source(),
                    LegSummary.wordsOf(leg.event()),
                    leg.envelope().subject(),
                    leg.event().principal(),
                    leg.occurredAt(),
                    leg.recordedAt());
        }
    }

    /// How long a system took, after the first one spoke.
    ///
    /// @param from the system that spoke first
    public record Lag(String rule, String entity, String from, String to, Duration lag) {}

    /// The legs that are about an item.
    ///
    /// @param names every key under which a side knows the record
    /// @param ties the documents that were tied to it
    public static List<SideLeg> legsOf(Collection<Leg> legs, Set<String> names, List<Tie> ties) {
        Set<UUID> tied = ties.stream().map(Tie::eventId).collect(Collectors.toUnmodifiableSet());
        return legs.stream()
                .filter(leg -> !leg.isConflict() && (tied.contains(leg.eventId()) || namesAny(leg, names)))
                .sorted(Leg.BY_TIME)
                .limit(LEGS_MAX)
                .map(SideLeg::of)
                .toList();
    }

    /// What each system said first, after the one that spoke first of all. The integration only hands on.
    public List<Lag> lags() {
        Map<String, SideLeg> first = new LinkedHashMap<>();
        legs.stream()
                .filter(leg -> leg.role() != SourceRole.INTEGRATION)
                .forEach(leg -> first.putIfAbsent(leg.source(), leg));
        List<Lag> lags = new ArrayList<>();
        SideLeg origin = null;
        for (SideLeg leg : first.values()) {
            if (origin == null) {
                origin = leg;
            } else {
                lags.add(new Lag(
                        rule,
                        item.entity(),
                        origin.source(),
                        leg.source(),
                        Duration.between(origin.occurredAt(), leg.occurredAt())));
            }
        }
        return lags;
    }

    private static boolean namesAny(Leg leg, Set<String> names) {
        for (Reference reference : leg.envelope().references()) {
            if (names.contains(reference.toString())) {
                return true;
            }
        }
        return false;
    }
}
