package io.tieout.recon.domain.handover;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which events tell of a record.
///
/// @param where words that fields must have, by field; see [EventFields#word]
/// @param when what must hold besides
public record Source(
        EventType event,
        Set<SourceRole> roles,
        Map<String, Set<String>> where,
        @Nullable Condition when) {

    public Source {
        roles = Set.copyOf(roles);
        where = Map.copyOf(where);
    }

    public boolean tells(BusinessEvent told) {
        return told.type() == event
                && roles.contains(told.envelope().role())
                && hasWords(told)
                && (when == null || when.holds(told));
    }

    private boolean hasWords(BusinessEvent told) {
        for (Map.Entry<String, Set<String>> each : where.entrySet()) {
            if (!isOneOf(each.getValue(), EventFields.word(told, each.getKey()))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOf(Set<String> words, String word) {
        return words.contains(word) || (words.contains(EventFields.GIVEN) && !word.equals(EventFields.NONE));
    }
}
