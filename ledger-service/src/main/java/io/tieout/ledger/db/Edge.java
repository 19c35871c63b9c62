package io.tieout.ledger.db;

import io.tieout.ledger.app.Draft;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A delivery that says how its fact is tied: the first one of a new fact, or a repeat that says something else.
///
/// @param joins its joining references, without hubs
/// @param counted those of `joins` that one more fact carries now
/// @param arrivalId null for a repeat whose arrival id names a hub, which ties nothing
record Edge(
        Fact fact,
        Draft draft,
        Set<TenantReference> joins,
        Set<TenantReference> counted,
        @Nullable UUID arrivalId) {}
