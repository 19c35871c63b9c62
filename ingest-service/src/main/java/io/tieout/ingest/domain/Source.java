package io.tieout.ingest.domain;

import io.tieout.event.SourceRole;
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
public record Source(
        String tenant,
        String id,
        List<SourceRole> roles,
        SourceFormat format,
        String entity,
        String issuer,
        BusinessCalendar calendar,
        Map<String, String> options) {

    public Source {
        roles = List.copyOf(roles);
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /// The role in which it makes a claim that only `candidates` may make.
    public Optional<SourceRole> roleAmong(List<SourceRole> candidates) {
        return roles.stream().filter(candidates::contains).findFirst();
    }
}
