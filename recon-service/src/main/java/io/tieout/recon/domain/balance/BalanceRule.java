package io.tieout.recon.domain.balance;

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
import io.tieout.recon.domain.total.Measure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A rule about stated balances: what was stated before and what moved since must come to what is stated.
///
/// @param reference what statements and movements share; the unit of folding
/// @param stated which statements
/// @param nextWithin how long the first two statements of an account that do not tie wait for a third, which decides
///     which of them is wrong
/// @param movements what changes the balance
/// @param within how long after a statement its movements may still be told
/// @param breakClass of a balance that is not what it should be
public record BalanceRule(
        Terms terms,
        ReferenceType reference,
        Source stated,
        Allowance nextWithin,
        Measure movements,
        Allowance within,
        BreakClass breakClass)
        implements Rule {

    /// Statements of one account. One a day makes that more than twenty years.
    public static final int LEGS_MAX = 10_000;

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return stated.tells(leg.event());
    }

    @Override
    public Place placeOf(Leg leg) {
        return compares(leg)
                ? accountOf(leg)
                        .map(account -> new Place(Set.of(account), Set.of()))
                        .orElse(Place.NOWHERE)
                : Place.NOWHERE;
    }

    @Override
    public List<Part> partsOf(Leg leg) {
        Money amount = leg.isConflict() ? null : movements.partOf(leg.event());
        return amount == null
                ? List.of()
                : accountOf(leg).stream()
                        .map(account -> new Part(account, movements.sum(), amount, true))
                        .toList();
    }

    @Override
    public boolean addsUp(Reference key) {
        return key.type() == reference;
    }

    /// What a processor captures names no account, so what is kept by account is the one account of its source.
    private Optional<Reference> accountOf(Leg leg) {
        List<Reference> references = leg.references(reference);
        if (!references.isEmpty()) {
            return Optional.of(leg.ownReferenceAmong(references));
        }
        String source = leg.envelope().source();
        return reference == ReferenceType.ACCOUNT
                ? Optional.of(new Reference(reference, source, source))
                : Optional.empty();
    }

    @Override
    public Set<Sums.UpTo> timedSums(List<Leg> legs) {
        return legs.stream()
                .filter(this::compares)
                .flatMap(leg -> Statement.of(leg).stream())
                .map(stated -> new Sums.UpTo(movements.sum(), stated.asOf()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Adds up the movements that are among the legs.
    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return legs.stream()
                .filter(this::compares)
                .flatMap(leg -> accountOf(leg).stream())
                .findFirst()
                .map(account -> fold(legs, Sums.of(account, legs, this::partsOf, timedSums(legs)), at))
                .orElse(Fold.NOTHING);
    }

    @Override
    public Fold fold(List<Leg> legs, Sums sums, Instant at) {
        return new BalanceFold(this, sums, at).of(legs);
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
