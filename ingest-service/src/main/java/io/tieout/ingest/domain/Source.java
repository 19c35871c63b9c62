package io.tieout.ingest.domain;

import io.tieout.event.SourceRole;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A registered source: whose it is, what it may claim, and how its claims are read.
///
/// @param roles in the order registered; the first that may make a claim makes it
/// @param entity the legal entity whose books its events concern
/// @param issuer the name space of its ids in references, by default its own id
/// @param options what the format needs to know besides, see [SourceOptions]
/// @param tenures how long it holds those of its roles that it does not hold for ever
public record Source(
        String tenant,
        String id,
        List<SourceRole> roles,
        SourceFormat format,
        String entity,
        String issuer,
        BusinessCalendar calendar,
        Map<String, String> options,
        Map<SourceRole, Tenure> tenures) {

    public Source {
        roles = List.copyOf(roles);
        tenures = Map.copyOf(tenures);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /// A source that holds its roles for ever.
    public Source(
            String tenant,
            String id,
            List<SourceRole> roles,
            SourceFormat format,
            String entity,
            String issuer,
            BusinessCalendar calendar,
            Map<String, String> options) {
        this(tenant, id, roles, format, entity, issuer, calendar, options, Map.of());
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /// Whether it holds a role at an instant.
    public boolean holds(SourceRole role, Instant at) {
        return roles.contains(role) && tenures.getOrDefault(role, Tenure.ALWAYS).covers(at);
    }

    /// The role in which it makes a claim that only `candidates` may make: one that it holds at that instant, or else
    /// one that it holds at another.
    public Optional<SourceRole> roleAmong(List<SourceRole> candidates, Instant at) {
        SourceRole first = null;
        for (SourceRole role : roles) {
            if (candidates.contains(role)) {
                if (holds(role, at)) {
                    return Optional.of(role);
                }
                first = first == null ? role : first;
            }
        }
        return Optional.ofNullable(first);
    }
}
