package io.tieout.recon.domain;

import io.tieout.event.Reference;
import java.util.LinkedHashSet;
import java.util.Set;

/// Where a leg belongs for rules that fold by reference.
///
/// @param keys the references under which it is kept: the record it is about, or the document that it is
/// @param claims what it says about whose a document is
public record Place(Set<Reference> keys, Set<Claim> claims) {

    /// Of a leg that no such rule looks at.
    public static final Place NOWHERE = new Place(Set.of(), Set.of());

    public Place {
        keys = Set.copyOf(keys);
        claims = Set.copyOf(claims);
    }

    /// That a document is of a record.
    ///
    /// @param isNamed whether the document says so itself. What another says counts only where the document says
    ///     nothing, and nobody else says otherwise
    public record Claim(Reference record, Reference document, boolean isNamed) {}

    private boolean isNowhere() {
        return keys.isEmpty() && claims.isEmpty();
    }

    Place with(Place other) {
        if (isNowhere()) {
            return other;
        }
        if (other.isNowhere()) {
            return this;
        }
        Set<Reference> allKeys = new LinkedHashSet<>(keys);
        allKeys.addAll(other.keys);
        Set<Claim> allClaims = new LinkedHashSet<>(claims);
        allClaims.addAll(other.claims);
        return new Place(allKeys, allClaims);
    }
}
