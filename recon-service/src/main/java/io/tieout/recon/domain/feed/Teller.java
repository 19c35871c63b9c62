package io.tieout.recon.domain.feed;

import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import java.util.Set;

/// Who tells, and what.
///
/// @param sources empty for any
/// @param events empty for all
public record Teller(Set<SourceRole> roles, Set<String> sources, Set<EventType> events) {

    public Teller {
        roles = Set.copyOf(roles);
        sources = Set.copyOf(sources);
        events = Set.copyOf(events);
    }

    public boolean tells(String source, SourceRole role, EventType type) {
        return roles.contains(role)
                && (sources.isEmpty() || sources.contains(source))
                && (events.isEmpty() || events.contains(type));
    }

    boolean tells(Hour hour) {
        return tells(hour.source(), hour.role(), hour.type());
    }
}
