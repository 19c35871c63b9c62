package io.tieout.ingest.domain;

import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which roles the sources of one tenant and legal entity hold at any instant.
///
/// Worked out once for all instants between two changes: every event asks.
public final class RoleRegister {

    private final List<Instant> changes;
    private final List<RegisteredRoles> between;

    private RoleRegister(List<Instant> changes, List<RegisteredRoles> between) {
        this.changes = changes;
        this.between = between;
    }

    public static RoleRegister of(Collection<Source> sources) {
        Set<Instant> instants = new TreeSet<>();
        for (Source source : sources) {
            for (Tenure tenure : source.tenures().values()) {
                if (tenure.from() != null) {
                    instants.add(tenure.from());
                }
                if (tenure.until() != null) {
                    instants.add(tenure.until());
                }
            }
        }
        List<RegisteredRoles> between = new ArrayList<>();
        between.add(held(sources, Instant.MIN));
        instants.forEach(instant -> between.add(held(sources, instant)));
        return new RoleRegister(List.copyOf(instants), List.copyOf(between));
    }

    private static RegisteredRoles held(Collection<Source> sources, Instant at) {
        Set<SourceRole> held = EnumSet.noneOf(SourceRole.class);
        for (Source source : sources) {
            source.roles().stream().filter(role -> source.holds(role, at)).forEach(held::add);
        }
        return RegisteredRoles.of(held);
    }

    /// The roles that are held at an instant.
    public RegisteredRoles at(Instant at) {
        int found = Collections.binarySearch(changes, at);
        return between.get(found < 0 ? -found - 1 : found + 1);
    }

    /// What an event is stamped with: the roles held when it happened.
    ///
    /// Its own role is among them only if its own source held it: what a source tells of a time at which it does
    /// not hold the role is evidence, whoever else held it then.
    public RegisteredRoles stamp(Source source, SourceRole role, Instant occurredAt) {
        RegisteredRoles held = at(occurredAt);
        return source.holds(role, occurredAt) ? held : held.without(role);
    }
}
