package io.tieout.ledger.db;

import java.util.Set;
import java.util.UUID;

/// A delivery that says how its fact is tied: the first one of a new fact, or a repeat that says something else.
///
/// @param joins its joining references, without hubs
/// @param counted those of `joins` that one more fact carries now
/// @param arrivalId what it would be known by if nothing else were tied to it
record Edge(Fact fact, Set<TenantReference> joins, Set<TenantReference> counted, UUID arrivalId) {}
