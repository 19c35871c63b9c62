package io.tieout.recon.app;

import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.feed.Silences;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be written for one unit.
///
/// @param unitId of the transaction, or of the key that its legs share
/// @param items all items it has now, by the id of their rule
/// @param unexamined ids of the rules that left their items as they were
/// @param changed breaks that are new or differ from what is known
/// @param nextDueAt when to look at it again though nothing arrives
/// @param children what would be breaks, were no source silent, by the id of their rule
public record Decision(
        String tenant,
        UUID unitId,
        Map<String, List<MatchItem>> items,
        Set<String> unexamined,
        List<Break> changed,
        @Nullable Instant nextDueAt,
        Map<String, List<Silences.Child>> children) {

    public Decision {
        items = Map.copyOf(items);
        unexamined = Set.copyOf(unexamined);
        changed = List.copyOf(changed);
        children = Map.copyOf(children);
    }
}
