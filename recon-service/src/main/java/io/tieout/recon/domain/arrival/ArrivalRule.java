package io.tieout.recon.domain.arrival;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Place;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.Tied;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.rule.Allowance;
import io.tieout.recon.domain.rule.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rule about money on its way to the bank, such as payouts: all that was sent must be on the account, in time.
///
/// A bank knows what a line is of by a number in its text and not who gave it. So a remittance and its lines are kept
/// under that number within their legal entity.
///
/// @param reference what kind of reference a remittance has
/// @param sent who tells that money is on its way, and how much
/// @param back who tells that it came back
/// @param lines of the bank
/// @param within how long it may take to the bank
/// @param toldWithin time for who sent it to say so after the bank had it
/// @param differs the class of what arrived with another amount
/// @param cause of what did not arrive as it was sent
public record ArrivalRule(
        Terms terms,
        ReferenceType reference,
        List<Told> sent,
        List<Told> back,
        BankLines lines,
        Allowance within,
        Allowance toldWithin,
        BreakClass differs,
        Cause cause)
        implements Rule {

    /// What is told of one number: some states, and a line or two.
    public static final int LEGS_MAX = 1_000;

    public ArrivalRule {
        sent = List.copyOf(sent);
        back = List.copyOf(back);
    }

    /// Under which number a legal entity's bank knows what carries the reference.
    public static Reference unitOf(String entity, String number) {
        return new Reference(ReferenceType.ACCOUNT, entity, number);
    }

    @Override
    public Unit unit() {
        return Unit.REFERENCE;
    }

    @Override
    public boolean compares(Leg leg) {
        return numberOf(leg).isPresent();
    }

    @Override
    public boolean folds(Reference key) {
        return key.type() == ReferenceType.ACCOUNT;
    }

    @Override
    public Place placeOf(Leg leg) {
        return numberOf(leg)
                .map(number -> new Place(Set.of(unitOf(leg.envelope().entity(), number)), Set.of()))
                .orElse(Place.NOWHERE);
    }

    private Optional<String> numberOf(Leg leg) {
        return lines.areToldBy(leg)
                ? lines.numberIn(leg, reference)
                : remittanceOf(leg).map(Reference::value);
    }

    /// The remittance that a leg of its sender tells of; empty where it tells of none.
    Optional<Reference> remittanceOf(Leg leg) {
        List<Reference> references = leg.references(reference);
        return (isAmong(sent, leg) || isAmong(back, leg)) && !references.isEmpty()
                ? Optional.of(leg.ownReferenceAmong(references))
                : Optional.empty();
    }

    static boolean isAmong(List<Told> kinds, Leg leg) {
        return kinds.stream().anyMatch(each -> each.source().tells(leg.event()));
    }

    @Override
    public Fold fold(List<Leg> legs, Instant at) {
        return new ArrivalFold(this, at).of(legs);
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
