package io.tieout.recon.domain.total;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rule about totals, such as payouts: each must be the sum of its parts, which carry its reference.
///
/// @param reference what total and parts share; the unit of folding
/// @param total which events state one
/// @param totalField the amount that is stated, with its sign
/// @param parts which events are part of one
/// @param partField what a part adds, with its sign
/// @param within how long after the total its parts may come
/// @param breakClass of a total that is not the sum
public record TotalRule(
        Terms terms,
        ReferenceType reference,
        Source total,
        String totalField,
        Source parts,
        String partField,
        Allowance within,
        BreakClass breakClass)
        implements Rule {

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return total.tells(leg.event()) || parts.tells(leg.event());
    }

    @Override
    public Place placeOf(Leg leg) {
        return compares(leg)
                ? recordOf(leg)
                        .map(record -> new Place(Set.of(record), Set.of()))
                        .orElse(Place.NOWHERE)
                : Place.NOWHERE;
    }

    /// The total that a leg states or is a part of; empty where it names none.
    Optional<Reference> recordOf(Leg leg) {
        List<Reference> references = leg.references(reference);
        return references.isEmpty() ? Optional.empty() : Optional.of(leg.ownReferenceAmong(references));
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return TotalFold.of(this, legs, at);
    }

    @Override
    public boolean tiesDocuments() {
        return false;
    }

    @Override
    public List<Tied> tied(List<Leg> legs) {
        return List.of();
    }
}
