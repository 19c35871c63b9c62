package io.tieout.recon.domain.total;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Part;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.handover.Source;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// A rule about totals, such as payouts: each must be the sum of its parts, which carry its reference.
///
/// Parts are never read again: each batch adds those that are new to a sum that is kept.
///
/// @param reference what total and parts share; the unit of folding
/// @param total which events state one
/// @param measures what it states, at least one
/// @param within how long after the total its parts may come
/// @param breakClass of a total that is not the sum
public record TotalRule(
        Terms terms,
        ReferenceType reference,
        Source total,
        List<Measure> measures,
        Allowance within,
        BreakClass breakClass)
        implements Rule {

    /// Events of one record that are no parts: who states it and, by other rules, its documents. A total is stated
    /// once or twice.
    public static final int LEGS_MAX = 1_000;

    public TotalRule {
        measures = List.copyOf(measures);
    }

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return total.tells(leg.event());
    }

    @Override
    public Place placeOf(Leg leg) {
        return compares(leg)
                ? recordOf(leg)
                        .map(record -> new Place(Set.of(record), Set.of()))
                        .orElse(Place.NOWHERE)
                : Place.NOWHERE;
    }

    /// What a contradiction says is no part of anything.
    @Override
    public List<Part> partsOf(Leg leg) {
        if (leg.isConflict()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        for (Measure measure : measures) {
            Money amount = measure.partOf(leg.event());
            if (amount != null) {
                recordOf(leg).ifPresent(record -> parts.add(new Part(record, measure.sum(), amount, false)));
            }
        }
        return parts;
    }

    @Override
    public Set<UUID> sums() {
        return measures.stream().map(Measure::sum).collect(Collectors.toUnmodifiableSet());
    }

    /// The total that a leg states or is a part of; empty where it names none.
    Optional<Reference> recordOf(Leg leg) {
        List<Reference> references = leg.references(reference);
        return references.isEmpty() ? Optional.empty() : Optional.of(leg.ownReferenceAmong(references));
    }

    /// Adds up the parts that are among the legs.
    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return TotalFold.of(this, legs, record -> Sums.of(record, legs, this::partsOf, Set.of()), at);
    }

    @Override
    public Fold fold(List<Leg> legs, Sums sums, Instant at) {
        return TotalFold.of(this, legs, _ -> sums, at);
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
