package io.tieout.recon.domain.pair;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is open on one side alone, past its time, and may be the other side of something in another unit.
///
/// @param amount what the other side must come to; sides that tie have the same, also where it is negative
/// @param legs event ids of what it was concluded from
public record LooseEnd(
        EndKey key, EndSide side, String entity, Face face, Money amount, LocalDate date, List<UUID> legs) {

    /// Event ids that a pair repeats as its evidence.
    private static final int LEGS_MAX = 50;

    public LooseEnd {
        legs = List.copyOf(legs);
    }

    /// @param rules in force; what a rule that is not among them left is in blocks of its own
    public static Map<Block, List<LooseEnd>> byBlock(Collection<LooseEnd> ends, RuleBook rules) {
        Map<Block, List<LooseEnd>> blocks = new LinkedHashMap<>();
        for (LooseEnd end : ends) {
            Block block = new Block(
                    rules.pairedIn(end.key().rule()),
                    end.entity(),
                    end.key().currency(),
                    end.face().kind());
            blocks.computeIfAbsent(block, _ -> new ArrayList<>()).add(end);
        }
        return blocks;
    }

    /// What is loose in one unit.
    ///
    /// @param nextAt when something else of it may be tied though nothing arrives; null if nothing waits
    public record Found(List<LooseEnd> ends, @Nullable Instant nextAt) {

        private static final Found NOTHING = new Found(List.of(), null);

        public Found {
            ends = List.copyOf(ends);
        }
    }

    /// The loose ends among what a rule found in one unit. What is unclaimed waits until everything that it may be of
    /// is due, so that it is not tied to the wrong one of two because the other one still has time.
    public static Found of(Rule rule, Fold fold, List<Leg> legs, Instant at) {
        if (rule.pairs() == null) {
            return Found.NOTHING;
        }
        List<LooseEnd> ends = new ArrayList<>();
        Instant nextAt = null;
        for (MatchItem item : fold.items()) {
            Finding finding = findingOf(fold, item);
            EndSide side = finding == null ? null : sideOf(finding, item);
            if (finding == null || side == null) {
                continue;
            }
            List<UUID> ids = finding.evidence().legs();
            List<Leg> evidence =
                    legs.stream().filter(leg -> ids.contains(leg.eventId())).toList();
            Face face = rule.faceOf(item, finding, evidence);
            Instant from = side == EndSide.UNCLAIMED ? rule.claimableAt(evidence) : at;
            if (face != null && from.isAfter(at)) {
                nextAt = nextAt == null || from.isBefore(nextAt) ? from : nextAt;
            } else if (face != null) {
                ends.add(of(rule, item, side, face, ids));
            }
        }
        return new Found(ends, nextAt);
    }

    private static LooseEnd of(Rule rule, MatchItem item, EndSide side, Face face, List<UUID> legs) {
        Money variance = item.variance();
        return new LooseEnd(
                new EndKey(rule.terms().id(), item.key(), variance.currency().getCurrencyCode()),
                side,
                item.entity(),
                face,
                side == EndSide.AWAITED ? variance : variance.negated(),
                item.businessDate(),
                legs.stream().limit(LEGS_MAX).toList());
    }

    private static @Nullable Finding findingOf(Fold fold, MatchItem item) {
        return fold.findings().stream()
                .filter(each -> Objects.equals(each.key(), item.finding()))
                .filter(each -> each.about().members().equals(List.of(item.key())))
                .findFirst()
                .orElse(null);
    }

    /// One side has nothing at all, and nothing of the difference is explained otherwise.
    private static @Nullable EndSide sideOf(Finding finding, MatchItem item) {
        boolean isOneSided = (item.sourceCount() == 0 && item.source().isZero())
                || (item.targetCount() == 0 && item.target().isZero());
        if (!isOneSided
                || item.variance().isZero()
                || !item.breaks().equals(item.variance())
                || item.quantity() != null
                || !finding.attributes().isEmpty()) {
            return null;
        }
        return switch (finding.breakClass()) {
            case BreakClass.MISSING -> EndSide.AWAITED;
            case BreakClass.ORPHAN -> EndSide.UNCLAIMED;
            default -> null;
        };
    }
}
