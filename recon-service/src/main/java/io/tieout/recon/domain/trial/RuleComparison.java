package io.tieout.recon.domain.trial;

import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What two versions of a rule make of the same units.
///
/// @param units that were folded by both
/// @param changed keys about which they say different things
/// @param changes the first of them
public record RuleComparison(int units, Tally before, Tally after, int changed, List<Change> changes) {

    /// The changes that are shown one by one; the others are counted.
    public static final int CHANGES_MAX = 200;

    /// Of no unit.
    public static final RuleComparison NOTHING = new RuleComparison(0, Tally.NOTHING, Tally.NOTHING, 0, List.of());

    public RuleComparison {
        changes = List.copyOf(changes);
    }

    /// Of one unit; what only one version can conclude is compared with nothing.
    public static RuleComparison of(Fold before, Fold after) {
        Map<FindingKey, Conclusion> was = conclusions(before);
        Map<FindingKey, Conclusion> is = conclusions(after);
        Set<FindingKey> keys = new TreeSet<>(was.keySet());
        keys.addAll(is.keySet());
        List<Change> changes = new ArrayList<>();
        for (FindingKey key : keys) {
            @Nullable Conclusion one = was.get(key);
            @Nullable Conclusion other = is.get(key);
            if (!Objects.equals(one, other)) {
                changes.add(new Change(key.ruleKey(), key.ordinal(), one, other));
            }
        }
        return new RuleComparison(1, Tally.of(before), Tally.of(after), changes.size(), shown(changes));
    }

    public RuleComparison plus(RuleComparison other) {
        List<Change> all = new ArrayList<>(changes);
        all.addAll(other.changes);
        return new RuleComparison(
                units + other.units,
                before.plus(other.before),
                after.plus(other.after),
                changed + other.changed,
                shown(all));
    }

    private static List<Change> shown(List<Change> changes) {
        return changes.subList(0, Math.min(changes.size(), CHANGES_MAX));
    }

    private static Map<FindingKey, Conclusion> conclusions(Fold fold) {
        Map<FindingKey, Conclusion> conclusions = new HashMap<>();
        for (Finding finding : fold.findings()) {
            conclusions.put(finding.key(), Conclusion.of(finding));
        }
        return conclusions;
    }
}
